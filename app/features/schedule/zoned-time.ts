/** Wall-clock time in a zone, in parts. */
type WallClock = { year: number; month: number; day: number; hour: number; minute: number };

const MINUTE_MS = 60_000;

/** What clocks in `timeZone` show at `atMs`. */
export function wallClockAt(atMs: number, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

/** Values for a date field and a time field. */
export function toFields(atMs: number, timeZone: string): { date: string; time: string } {
  const { year, month, day, hour, minute } = wallClockAt(atMs, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return { date: `${year}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
}

/**
 * The moment at which clocks in `timeZone` show this date and time; `null` when there is no such date.
 * A time that the change to summer time skips means the same time before the change, so an hour later on the clock;
 * of a time that happens twice it is the first.
 */
export function zonedTimeToUtc({
  date,
  time,
  timeZone,
}: {
  /** 2026-11-21. */
  date: string;
  /** 17:30. */
  time: string;
  timeZone: string;
}): Date | null {
  const asIfUtcMs = Date.parse(`${date}T${time}:00Z`);
  // Date.parse takes 31 June for 1 July in some engines.
  if (Number.isNaN(asIfUtcMs) || new Date(asIfUtcMs).toISOString().slice(0, 10) !== date) return null;
  // The zone's offset can only be that of a day before or a day after.
  const dayMs = 24 * 60 * MINUTE_MS;
  const before = offsetMs(asIfUtcMs - dayMs, timeZone);
  const after = offsetMs(asIfUtcMs + dayMs, timeZone);
  for (const offset of before >= after ? [before, after] : [after, before]) {
    const candidateMs = asIfUtcMs - offset;
    if (offsetMs(candidateMs, timeZone) === offset) return new Date(candidateMs);
  }
  return new Date(asIfUtcMs - before);
}

/** How far clocks in `timeZone` are ahead of UTC at `atMs`, ms. */
export function offsetMs(atMs: number, timeZone: string): number {
  const { year, month, day, hour, minute } = wallClockAt(atMs, timeZone);
  const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  return Date.UTC(year, month - 1, day, hour, minute) - minuteMs;
}
