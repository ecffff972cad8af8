import { toFields } from './zoned-time.ts';

/** A calendar day, 2026-11-21. Arithmetic on days knows no zones, so no clock change can come in between. */
export type Day = string;

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_IN_WEEK = 7;
/** Clocks on Earth are at most this far from UTC, either way. */
const FURTHEST_ZONE_MS = 14 * 60 * 60 * 1000;

/** What the address says, if it is a day that exists. */
export function parseDay(text: string | null): Day | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const atMs = noonOf(text);
  return Number.isNaN(atMs) || dayAt(atMs) !== text ? null : text;
}

/** The day on which `atMs` falls in a zone. */
export function dayIn(atMs: number, timeZone: string): Day {
  return toFields(atMs, timeZone).date;
}

/**
 * The day that a schedule opens on: today while something is live or was or is planned for it, else the one of the next
 * class.
 */
export function openingDay({
  today,
  hasLive,
  days,
  nextDay,
}: {
  today: Day;
  hasLive: boolean;
  /** Days that have classes, today among them or not. */
  days: readonly Day[];
  nextDay: Day | null;
}): Day {
  return hasLive || days.includes(today) ? today : (nextDay ?? today);
}

export function addDays(day: Day, days: number): Day {
  return dayAt(noonOf(day) + days * DAY_MS);
}

/** The seven days of the week that a day is in, from Monday on. */
export function weekOf(day: Day): Day[] {
  const sinceMonday = (new Date(noonOf(day)).getUTCDay() + 6) % DAYS_IN_WEEK;
  return Array.from({ length: DAYS_IN_WEEK }, (_, index) => addDays(day, index - sinceMonday));
}

/** The time in which somewhere on Earth it is one of these days. */
export function spanOf({ from, to }: { from: Day; to: Day }): { from: Date; to: Date } {
  return {
    from: new Date(Date.parse(`${from}T00:00:00Z`) - FURTHEST_ZONE_MS),
    to: new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS + FURTHEST_ZONE_MS),
  };
}

export function noonOf(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function dayAt(atMs: number): Day {
  return new Date(atMs).toISOString().slice(0, 10);
}
