import { expect, it } from 'vitest';
import { placeInZone } from './ZoneLadder.tsx';

it('places a heart rate inside its zone', () => {
  const zones = { bounds: [120, 140, 160, 180], hrMaxBpm: 200 } as const;
  expect([60, 100, 110, 120, 150, 179, 190, 210].map((bpm) => placeInZone(bpm, zones))).toEqual([
    '0.00',
    '0.00',
    '0.50',
    '0.00',
    '0.50',
    '0.95',
    '0.50',
    '1.00',
  ]);
});
