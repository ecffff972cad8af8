import { describe, expect, it } from 'vitest';
import { negotiateLocale } from './locales.ts';

describe('the language of a page', () => {
  it.each([
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE,de;q=0.9,ko;q=0.4,en;q=0.3', 'ko'],
    ['fr', 'en'],
    ['ko;q=0, en;q=0.1', 'en'],
    ['en;q=0.5, ko;q=0.8', 'ko'],
    ['KO', 'ko'],
    [';;;q=,,ko;q=x', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('of %j is %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  it('is that of the studio where the browser asks for none of ours', () => {
    expect(negotiateLocale('fr', 'ko')).toBe('ko');
    expect(negotiateLocale('en, fr;q=0.2', 'ko')).toBe('en');
  });
});
