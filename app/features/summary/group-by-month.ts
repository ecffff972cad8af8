import { dayIn } from '../schedule/week.ts';

export type MonthGroup<Past> = {
  /** 2026-11. */
  month: string;
  classes: Past[];
};

/** Groups classes, in the order they come in, by the month they started in. */
export function groupByMonth<Past extends { startedAtMs: number }>(
  classes: readonly Past[],
  timeZone: string,
): MonthGroup<Past>[] {
  const groups: MonthGroup<Past>[] = [];
  for (const each of classes) {
    const month = dayIn(each.startedAtMs, timeZone).slice(0, 7);
    const last = groups.at(-1);
    if (last?.month === month) last.classes.push(each);
    else groups.push({ month, classes: [each] });
  }
  return groups;
}
