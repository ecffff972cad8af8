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

/** Europe/Lisbon → Lisbon, America/Argentina/Buenos_Aires → Buenos Aires. */
export function zoneCity(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** A running clock: 24:42, from an hour on 1:24:42. Never ahead of itself, never negative. */
export function elapsedText(durationMs: number): string {
  return durationText(Math.max(0, Math.floor(durationMs / 1000)));
}
