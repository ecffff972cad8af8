import { noonOf } from './week.ts';

/** English as the sources write it. */
const LANGUAGES: Record<string, string> = { en: 'en-GB' };

/** Parts of a calendar day's name, in the page's language. */
export function dayNames(day: string, locale: string): { weekday: string; date: string; short: string } {
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LANGUAGES[locale] ?? locale, { timeZone: 'UTC', ...options }).format(noonOf(day));
  return {
    /** Sat. */
    weekday: write({ weekday: 'short' }),
    /** 21. */
    date: String(Number(day.slice(-2))),
    /** 21 November. */
    short: write({ day: 'numeric', month: 'long' }),
  };
}
