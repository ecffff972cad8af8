import { type Day, noonOf } from './week.ts';

/** English as the sources write it. */
const LANGUAGES: Record<string, string> = { en: 'en-GB' };

function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LANGUAGES[locale] ?? locale, { timeZone: 'UTC', ...options });
}

/** Sat, in the page's language. */
export function weekdayName(day: Day, locale: string): string {
  return dayFormat(locale, { weekday: 'short' }).format(noonOf(day));
}

/** 21 of 2026-11-21. */
export function dateOf(day: Day): number {
  return Number(day.slice(-2));
}

/** 16–22 November, in the page's language. */
export function rangeName(from: Day, to: Day, locale: string): string {
  return dayFormat(locale, { day: 'numeric', month: 'long' }).formatRange(noonOf(from), noonOf(to));
}
