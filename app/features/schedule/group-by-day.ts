import { dayText } from '../../components/time-text.ts';
import { toFields } from './zoned-time.ts';

export type DayGroup<Listed> = {
  /** 2026-11-21. */
  day: string;
  /** Today, Tomorrow, or the day's name. */
  label: string;
  classes: Listed[];
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Groups classes (in order of start) by the day they start on in `timeZone`. */
export function groupByDay<Listed extends { startsAtMs: number }>(
  classes: readonly Listed[],
  { timeZone, nowMs }: { timeZone: string; nowMs: number },
): DayGroup<Listed>[] {
  const dayOf = (atMs: number) => toFields(atMs, timeZone).date;
  const today = dayOf(nowMs);
  // Calendar arithmetic, so no clock change can come in between.
  const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const groups: DayGroup<Listed>[] = [];
  for (const each of classes) {
    const day = dayOf(each.startsAtMs);
    const last = groups.at(-1);
    if (last?.day === day) {
      last.classes.push(each);
      continue;
    }
    const name = dayText(each.startsAtMs, timeZone, nowMs);
    const label = day === today ? `Today, ${name}` : day === tomorrow ? `Tomorrow, ${name}` : name;
    groups.push({ day, label, classes: [each] });
  }
  return groups;
}
