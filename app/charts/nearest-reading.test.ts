import { expect, it } from 'vitest';
import { nearestReading } from './nearest-reading.ts';

const trace = [
  { atMs: 0, bpm: 100 },
  { atMs: 10, bpm: 110 },
  { atMs: 30, bpm: null },
  { atMs: 50, bpm: 120 },
];

it.each([
  [-5, 100],
  [0, 100],
  [4, 100],
  [6, 110],
  [10, 110],
  [25, null],
  [35, null],
  [49, 120],
  [99, 120],
])('at %d is %s', (atMs, bpm) => {
  expect(nearestReading(trace, atMs)?.bpm ?? null).toBe(bpm);
});

it('is nothing without a trace', () => {
  expect(nearestReading([], 5)).toBeNull();
});
