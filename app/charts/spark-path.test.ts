import { expect, it } from 'vitest';
import { sparkPath } from './spark-path.ts';

it('fits the trace into its box and leaves gaps open', () => {
  const path = sparkPath({
    trace: [
      { atMs: 0, bpm: 60 },
      { atMs: 5, bpm: null },
      { atMs: 10, bpm: 220 },
    ],
    window: { fromMs: 0, toMs: 10 },
    width: 102,
    height: 20,
    domainBpm: [80, 180],
  });
  expect(path).toBe('M1,18ZM101,2Z');
});
