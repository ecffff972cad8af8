import { expect, it } from 'vitest';
import { minuteRows } from './minute-rows.ts';

it('has a row per minute, with what was missing', () => {
  const rows = minuteRows({
    trace: [
      { atMs: 1000, bpm: 100 },
      { atMs: 30_000, bpm: 120 },
      { atMs: 65_000, bpm: null },
      { atMs: 100_000, bpm: 130 },
    ],
    gaps: [{ fromMs: 50_000, toMs: 100_000 }],
    window: { fromMs: 0, toMs: 130_000 },
  });
  expect(rows).toEqual([
    { fromSeconds: 0, lowestBpm: 100, highestBpm: 120, gapSeconds: 10 },
    { fromSeconds: 60, lowestBpm: 130, highestBpm: 130, gapSeconds: 40 },
    { fromSeconds: 120, lowestBpm: null, highestBpm: null, gapSeconds: 0 },
  ]);
});
