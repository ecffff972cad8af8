import { durationText } from '#core/duration-text.ts';

/** Without a zone in that of this machine. */
function partsAt(atMs: number, timeZone?: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
}

/** The parts of a day, its names in a language. Each by itself, so that they are the same in every version of Intl's data. */
export function namesOf(atMs: number, timeZone: string, locale: string) {
  const name = (part: 'weekday' | 'month') =>
    new Intl.DateTimeFormat(locale, { timeZone, [part]: 'long' }).format(atMs);
  const { day = '', year = '' } = partsAt(atMs, timeZone);
  return { weekday: name('weekday'), day, month: name('month'), year };
}

export function isSameYear(aMs: number, bMs: number, timeZone: string): boolean {
  return partsAt(aMs, timeZone).year === partsAt(bMs, timeZone).year;
}

/** 17:30. Without a zone the viewer's own, which only the browser knows. */
export function clockText(atMs: number, timeZone?: string): string {
  const { hour, minute } = partsAt(atMs, timeZone);
  return `${hour}:${minute}`;
}

/** English only; in the language of the page: `useTimeText`. Saturday 21 November, with the year where it is not that of `nowMs`. */
export function dayText(atMs: number, timeZone: string, nowMs: number): string {
  const { weekday, day, month, year } = partsAt(atMs, timeZone);
  const isThisYear = partsAt(nowMs, timeZone).year === year;
  return `${weekday} ${day} ${month}${isThisYear ? '' : ` ${year}`}`;
}

/** Europe/Lisbon → Lisbon, America/Argentina/Buenos_Aires → Buenos Aires. */
export function zoneCity(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** A running clock: 24:42, from an hour on 1:24:42. Never ahead of itself, never negative. */
export function elapsedText(durationMs: number): string {
  return durationText(Math.max(0, Math.floor(durationMs / 1000)));
}

/** English only; in the language of the page: `useTimeText`. How long until `atMs`, in the largest unit that says enough; `null` when it has passed. */
export function untilText(atMs: number, nowMs: number): string | null {
  const minutes = Math.round((atMs - nowMs) / 60_000);
  if (minutes < 0) return null;
  if (minutes === 0) return 'now';
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `in ${hours} h`;
  const days = Math.round(hours / 24);
  return days === 1 ? 'in 1 day' : `in ${days} days`;
}
