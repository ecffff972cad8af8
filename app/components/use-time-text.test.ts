import { setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { messages as en } from '../locales/en.po';
import { messages as ko } from '../locales/ko.po';
import { timeTextIn } from './use-time-text.ts';

const english = timeTextIn(setupI18n({ locale: 'en', messages: { en } }));
const korean = timeTextIn(setupI18n({ locale: 'ko', messages: { ko } }));
const at = Date.UTC(2026, 10, 21, 23, 30);
const now = Date.UTC(2026, 10, 21, 12, 0);

describe('a day as text', () => {
  it('is in the zone that is asked for', () => {
    expect(english.dayText(at, 'Europe/Lisbon', now)).toBe('Saturday 21 November');
    expect(english.dayText(at, 'Europe/Stockholm', now)).toBe('Sunday 22 November');
  });
  it('names another year', () => {
    expect(english.dayText(at, 'UTC', Date.UTC(2027, 0, 2))).toBe('Saturday 21 November 2026');
  });
  it('is written as Koreans write it', () => {
    expect(korean.dayText(at, 'Asia/Seoul', now)).toBe('11월 22일 일요일');
    expect(korean.dayText(at, 'Asia/Seoul', Date.UTC(2027, 0, 2))).toBe('2026년 11월 22일 일요일');
  });
});

describe('the time until then', () => {
  it.each([
    [-5, null, null],
    [0.2, 'now', '지금'],
    [38, 'in 38 min', '38분 후'],
    [150, 'in 3 h', '3시간 후'],
    [60 * 30, 'in 1 day', '1일 후'],
    [60 * 24 * 4, 'in 4 days', '4일 후'],
  ])('%d minutes ahead is %s', (minutes, text, koreanText) => {
    expect(english.untilText(now + minutes * 60_000, now)).toBe(text);
    expect(korean.untilText(now + minutes * 60_000, now)).toBe(koreanText);
  });
});
