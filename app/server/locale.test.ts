import { describe, expect, it } from 'vitest';
import { localeCookie, localeOf } from './locale.ts';

const asks = (headers: Record<string, string>) => localeOf(new Headers(headers));

describe('the language of an answer', () => {
  it('is what the browser asks for', () => {
    expect(asks({ 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' })).toBe('ko');
  });
  it('is what was chosen, whatever the browser asks for', () => {
    expect(asks({ 'accept-language': 'ko', cookie: 'a=b; pulseroom-locale=en; c=d' })).toBe('en');
  });
  it.each(['pulseroom-locale=tlh', 'pulseroom-locale=', 'x-pulseroom-locale=en', 'pulseroom-locale=__proto__'])(
    'takes no notice of %s',
    (cookie) => expect(asks({ 'accept-language': 'ko', cookie })).toBe('ko'),
  );
  it('is English for a language that there is not', () => {
    expect(asks({ 'accept-language': 'fr-FR, de;q=0.8' })).toBe('en');
  });
});

describe('the cookie of a choice', () => {
  it('lasts a year, on this site', () => {
    expect(localeCookie('ko', { isSecure: false })).toBe(
      'pulseroom-locale=ko; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax',
    );
  });
  it('stays on TLS where it was set on TLS', () => {
    expect(localeCookie('ko', { isSecure: true })).toMatch(/; Secure$/);
  });
  it('is understood', () => {
    expect(asks({ cookie: localeCookie('ko', { isSecure: true }) })).toBe('ko');
  });
});
