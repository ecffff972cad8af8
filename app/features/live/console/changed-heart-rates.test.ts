import { expect, it } from 'vitest';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { changedHeartRates } from './changed-heart-rates.ts';

const live = (bpm: number): HeartRate => ({ state: 'live', bpm, zone: 2 });

it('gives those that are new or others than before, and not those that stayed', () => {
  const stayed = live(120);
  const before = new Map([
    [1, stayed],
    [2, live(130)],
  ]);
  const after = new Map<number, HeartRate>([
    [1, stayed],
    [2, { state: 'lost' }],
    [3, live(140)],
  ]);
  expect(changedHeartRates(before, after)).toEqual([
    [2, { state: 'lost' }],
    [3, live(140)],
  ]);
  expect(changedHeartRates(after, after)).toEqual([]);
});

it('says that somebody is gone, so that no old number stays on the screen', () => {
  expect(changedHeartRates(new Map([[4, live(150)]]), new Map())).toEqual([[4, { state: 'gone' }]]);
});
