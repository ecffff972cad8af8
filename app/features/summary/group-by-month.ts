import { dayIn, noonOf } from '../schedule/week.ts';

export type MonthGroup<Past> = {
  /** 2026-11. */
  month: string;
  /** November 2026. */
  name: string;
  classes: Past[];
};

/** Groups classes, in the order they come in, by the month they started in. */
export function groupByMonth<Past extends { startedAtMs: number }>(
  classes: readonly Past[],
  { timeZone, locale }: { timeZone: string; locale: string },
): MonthGroup<Past>[] {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  const groups: MonthGroup<Past>[] = [];
  for (const each of classes) {
    const day = dayIn(each.startedAtMs, timeZone);
    const month = day.slice(0, 7);
    const last = groups.at(-1);
    if (last?.month === month) last.classes.push(each);
    else groups.push({ month, name: format.format(noonOf(day)), classes: [each] });
  }
  return groups;
}
