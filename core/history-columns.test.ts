import { describe, expect, it } from 'vitest';
import { columnBpms, columnStartMs, decodeColumnZones, encodeColumnZones } from './history-columns.ts';
import { zoneLowerBoundsBpm } from './zones.ts';

const at = (capturedAtMs: number, bpm: number) => ({ capturedAtMs, bpm });

describe('a class in columns of five seconds', () => {
  it('begins columns at multiples of five seconds of the session clock', () => {
    expect([0, 4999, 5000, 1_790_000_004_999.5].map(columnStartMs)).toEqual([0, 0, 5000, 1_790_000_000_000]);
  });

  it('has the last heart rate of each, and null where there is none', () => {
    const samples = [at(9000, 99), at(10_000, 120), at(14_999.5, 121), at(25_000, 130)];
    expect(columnBpms(samples, 10_000)).toEqual([121, null, null, 130]);
    expect(columnBpms([], 10_000)).toEqual([]);
  });

  it('is one character each on the wire', () => {
    // Bounds of a maximum of 200: 120, 140, 160, 180.
    const bounds = zoneLowerBoundsBpm({ hrMaxBpm: 200 });
    const zones = encodeColumnZones([119, 120, null, 159, 160, 200], bounds);
    expect(zones).toBe('12.345');
    expect(decodeColumnZones(zones)).toEqual([1, 2, null, 3, 4, 5]);
  });
});
