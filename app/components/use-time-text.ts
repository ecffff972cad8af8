import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { isSameYear, namesOf } from './time-text.ts';

/** Days and spans of time in the language of the page. Server and browser write the same. */
export type TimeText = {
  /** Saturday 21 November, with the year where it is not that of `nowMs`. */
  dayText(atMs: number, timeZone: string, nowMs: number): string;
  /** How long until `atMs`, in the largest unit that says enough; `null` when it has passed. */
  untilText(atMs: number, nowMs: number): string | null;
};

export function useTimeText(): TimeText {
  const { i18n } = useLingui();
  return useMemo(() => timeTextIn(i18n), [i18n]);
}

export function timeTextIn(i18n: I18n): TimeText {
  return {
    // The order is the translators', the names are Intl's: its whole dates differ between versions of its data.
    dayText(atMs, timeZone, nowMs) {
      const { weekday, day, month, year } = namesOf(atMs, timeZone, i18n.locale);
      return i18n._(
        isSameYear(atMs, nowMs, timeZone)
          ? msg({ message: `${weekday} ${day} ${month}`, comment: 'A day: Saturday 21 November' })
          : msg({ message: `${weekday} ${day} ${month} ${year}`, comment: 'A day: Saturday 21 November 2026' }),
      );
    },
    untilText(atMs, nowMs) {
      const minutes = Math.round((atMs - nowMs) / 60_000);
      if (minutes < 0) return null;
      if (minutes === 0) return i18n._(msg`now`);
      if (minutes < 60) return i18n._(msg`in ${minutes} min`);
      const hours = Math.round(minutes / 60);
      if (hours < 24) return i18n._(msg`in ${hours} h`);
      const days = Math.round(hours / 24);
      return i18n._(msg`${plural(days, { one: 'in # day', other: 'in # days' })}`);
    },
  };
}
