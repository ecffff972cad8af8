import { expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const at = (day: number, hour: number) => ({ startsAtMs: Date.UTC(2026, 10, day, hour) });

it('groups by the day in the viewer’s zone', () => {
  const groups = groupByDay([at(21, 17), at(21, 23), at(22, 8), at(25, 8)], {
    timeZone: 'Europe/Stockholm',
    nowMs: at(21, 12).startsAtMs,
  });
  expect(groups.map(({ label, classes }) => [label, classes.length])).toEqual([
    ['Today, Saturday 21 November', 1],
    ['Tomorrow, Sunday 22 November', 2],
    ['Wednesday 25 November', 1],
  ]);
});

it('says tomorrow on the day before clocks change', () => {
  const nowMs = Date.UTC(2026, 9, 24, 22, 30); // 00:30 on the 25th in Stockholm, a day of 25 hours
  const [group] = groupByDay([{ startsAtMs: Date.UTC(2026, 9, 26, 0) }], { timeZone: 'Europe/Stockholm', nowMs });
  expect(group?.label).toBe('Tomorrow, Monday 26 October');
});
