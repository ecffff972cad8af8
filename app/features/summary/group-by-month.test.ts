import { expect, it } from 'vitest';
import { groupByMonth } from './group-by-month.ts';

const at = (month: number, day: number, hour: number) => ({ startedAtMs: Date.UTC(2026, month - 1, day, hour) });

it('groups by the month in the viewer’s zone, in the order of the list', () => {
  const groups = groupByMonth([at(11, 21, 17), at(10, 31, 23), at(10, 31, 22), at(8, 2, 9)], 'Europe/Stockholm');
  expect(groups.map(({ month, classes }) => [month, classes.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
    ['2026-08', 1],
  ]);
});
