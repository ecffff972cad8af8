import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { namesOf } from '../../components/time-text.ts';
import { type Day, noonOf } from './week.ts';

/** Sat, in the page's language. */
export function weekdayName(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(noonOf(day));
}

/** 21 of 2026-11-21. */
export function dateOf(day: Day): number {
  return Number(day.slice(-2));
}

/** 16 to 22 November. */
export function rangeName(from: Day, to: Day, locale: string): MessageDescriptor {
  const [first, last] = [namesIn(from, locale), namesIn(to, locale)];
  const [fromDay, fromMonth, toDay, toMonth] = [first.day, first.month, last.day, last.month];
  return fromMonth === toMonth
    ? msg({ message: `${fromDay} to ${toDay} ${toMonth}`, comment: 'A week: 16 to 22 November' })
    : msg({ message: `${fromDay} ${fromMonth} to ${toDay} ${toMonth}`, comment: 'A week: 30 November to 6 December' });
}

/** November 2026. @param month such as 2026-11 */
export function monthName(month: string, locale: string): MessageDescriptor {
  const { month: name, year } = namesIn(`${month}-15`, locale);
  return msg({ message: `${name} ${year}`, comment: 'A month: November 2026' });
}

function namesIn(day: Day, locale: string) {
  return namesOf(noonOf(day), 'UTC', locale);
}
