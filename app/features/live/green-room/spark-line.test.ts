import { expect, it } from 'vitest';
import { sparkLine } from './spark-line.ts';

const size = { width: 600, height: 20 };

it('runs from left to right through the last minute', () => {
  const beats = [
    { atMs: 0, bpm: 60 },
    { atMs: 30_000, bpm: 70 },
    { atMs: 33_000, bpm: 80 },
    { atMs: 60_000, bpm: 60 },
  ];
  // 60 to 80 bpm is the whole height; the pauses of 30 s and 27 s are gaps.
  const { path } = sparkLine(beats, { nowMs: 60_000, ...size });
  expect(path).toBe('M0.0 20.0M300.0 10.0L330.0 0.0M600.0 20.0');
});

it('is calm for a calm heart', () => {
  const { path } = sparkLine(
    [
      { atMs: 59_000, bpm: 70 },
      { atMs: 60_000, bpm: 72 },
    ],
    { nowMs: 60_000, ...size },
  );
  expect(path).toBe('M590.0 11.0L600.0 9.0');
});

it('forgets what is older than a minute, and draws nothing from one beat', () => {
  const { kept, path } = sparkLine(
    [
      { atMs: 0, bpm: 60 },
      { atMs: 59_000, bpm: 61 },
    ],
    { nowMs: 61_000, ...size },
  );
  expect(kept).toEqual([{ atMs: 59_000, bpm: 61 }]);
  expect(path).toBe('');
});
