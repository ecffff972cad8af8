import { describe, expect, it } from 'vitest';
import { lastWeek, nextWeek, WEEK } from './timetable.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Each day of a year, at an odd hour. */
const DAYS = Array.from({ length: 366 }, (_, index) => new Date(2026, 0, 1 + index, index % 24, 30).getTime());

describe('the week of the demo studio', () => {
  it('is whole before and after any day, each class on its weekday and hour', () => {
    for (const nowMs of DAYS) {
      for (const classes of [lastWeek(nowMs), nextWeek(nowMs)]) {
        expect(classes).toHaveLength(WEEK.length);
        for (const { startsAt, weekday, hour } of classes) {
          expect([startsAt.getDay(), startsAt.getHours()]).toEqual([weekday, hour]);
        }
      }
    }
  });

  it('was over before today, the newest first, and goes on after today', () => {
    for (const nowMs of DAYS) {
      const past = lastWeek(nowMs).map(({ startsAt }) => startsAt.getTime());
      expect(past).toEqual(past.toSorted((a, b) => b - a));
      expect(past[0]).toBeLessThan(nowMs);
      const next = nextWeek(nowMs).map(({ startsAt }) => startsAt.getTime());
      expect(next[0]).toBeGreaterThan(nowMs);
      expect(next.at(-1)).toBeLessThan(nowMs + 9 * DAY_MS);
    }
  });

  it('names a weekday only on that day', () => {
    expect(WEEK.find(({ title }) => title.startsWith('Saturday'))?.weekday).toBe(6);
    expect(WEEK.find(({ title }) => title.startsWith('Friday'))?.weekday).toBe(5);
  });
});
