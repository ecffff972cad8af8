import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';

const MINUTE_MS = 60_000;
const MINUTES_IN_HOUR = 60;
const HOURS_IN_DAY = 24;

/** How long until a class starts, in the largest unit that says enough; `null` when the time has passed. */
export function startWords(startsAtMs: number, nowMs: number): MessageDescriptor | null {
  const minutes = Math.round((startsAtMs - nowMs) / MINUTE_MS);
  if (minutes < 0) return null;
  if (minutes === 0) return msg`Starts now`;
  if (minutes < MINUTES_IN_HOUR) return msg`Starts in ${minutes} min`;
  const hours = Math.round(minutes / MINUTES_IN_HOUR);
  if (hours < HOURS_IN_DAY) return msg`Starts in ${hours} h`;
  const days = Math.round(hours / HOURS_IN_DAY);
  return msg`${plural(days, { one: 'Starts in # day', other: 'Starts in # days' })}`;
}
