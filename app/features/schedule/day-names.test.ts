import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { dateOf, monthName, rangeName, weekdayName } from './day-names.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

it('names a week within a month, and one across two', () => {
  expect(i18n._(rangeName('2026-11-16', '2026-11-22', 'en'))).toBe('16 to 22 November');
  expect(i18n._(rangeName('2026-11-30', '2026-12-06', 'en'))).toBe('30 November to 6 December');
});

it('names days and months in the language of the page', () => {
  expect([weekdayName('2026-11-21', 'en'), weekdayName('2026-11-21', 'ko')]).toEqual(['Sat', '토']);
  expect(dateOf('2026-11-01')).toBe(1);
  expect(i18n._(monthName('2026-11', 'en'))).toBe('November 2026');
  expect(i18n._(monthName('2026-11', 'ko'))).toBe('11월 2026');
});
