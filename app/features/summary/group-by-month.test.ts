import { expect, it } from 'vitest';
import { groupByMonth } from './group-by-month.ts';

const at = (month: number, day: number, hour: number) => ({ startedAtMs: Date.UTC(2026, month - 1, day, hour) });

it('groups by the month in the viewer’s zone, in the order of the list', () => {
  const groups = groupByMonth([at(11, 21, 17), at(10, 31, 23), at(10, 31, 22), at(8, 2, 9)], {
    timeZone: 'Europe/Stockholm',
    locale: 'en',
  });
  expect(groups.map(({ name, classes }) => [name, classes.length])).toEqual([
    ['November 2026', 2],
    ['October 2026', 1],
    ['August 2026', 1],
  ]);
});

it('names months in the page’s language', () => {
  const [group] = groupByMonth([at(11, 21, 17)], { timeZone: 'UTC', locale: 'ko' });
  expect(group?.name).toBe('2026년 11월');
});
