import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClassHistory } from '#core/session-history.ts';
import { type Absence, createAbsence } from './absence.ts';

let asked: (number | null)[];
let isAway: boolean;
let loaded: ClassHistory[];
let absence: Absence;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  loaded = [];
  isAway = false;
  absence = createAbsence({
    async load(fromMs) {
      asked.push(fromMs);
      if (isAway) throw new Error('no answer');
      return { fromMs: fromMs ?? 0, people: [] };
    },
    onLoaded: (history) => loaded.push(history),
  });
});
afterEach(() => {
  absence.close();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('asks for what was missed at once, and once more for those who come back later', async () => {
  absence.over(null);
  await pass(0);
  expect(loaded).toHaveLength(1);
  await pass(600_000);
  expect(asked).toEqual([null, null]);
  absence.over(90_000);
  await pass(600_000);
  expect(asked).toEqual([null, null, 90_000, 90_000]);
});

it('asks again where there was no answer, but not for ever', async () => {
  isAway = true;
  absence.over(5000);
  await pass(9999);
  expect(asked).toHaveLength(1);
  await pass(1);
  expect(asked).toHaveLength(2);
  isAway = false;
  await pass(10_000);
  expect(loaded).toHaveLength(1);
  isAway = true;
  await pass(3_600_000);
  const count = asked.length;
  await pass(3_600_000);
  expect(asked).toHaveLength(count);
});

it('takes the next absence together with one that is not made up for', async () => {
  isAway = true;
  absence.over(5000);
  await pass(1000);
  isAway = false;
  absence.over(60_000);
  await pass(0);
  expect(asked).toEqual([5000, 5000]);
  expect(loaded).toHaveLength(1);
});

it('asks for nothing once closed', async () => {
  absence.over(5000);
  absence.close();
  await pass(600_000);
  expect(asked).toEqual([5000]);
  expect(loaded).toEqual([]);
});
