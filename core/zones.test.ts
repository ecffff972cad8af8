import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZONES, zoneLowerBoundsBpm, zoneOf } from './zones.ts';

describe('zone bounds', () => {
  it('are the lowest whole bpm that reach 60, 70, 80 and 90 % of the maximum', () => {
    // 190: 114, 133, 152, 171 exactly. 183: 109.8, 128.1, 146.4, 164.7, rounded up.
    expect(zoneLowerBoundsBpm({ hrMaxBpm: 190 })).toEqual([114, 133, 152, 171]);
    expect(zoneLowerBoundsBpm({ hrMaxBpm: 183 })).toEqual([110, 129, 147, 165]);
  });

  it('are the percentage itself where that is a whole number', () => {
    expect(zoneLowerBoundsBpm({ hrMaxBpm: 170 })).toEqual([102, 119, 136, 153]);
    expect(zoneLowerBoundsBpm({ hrMaxBpm: 110 })).toEqual([66, 77, 88, 99]);
  });

  it('rise and lie where join tokens allow them for every maximum that a person may enter', () => {
    for (let hrMaxBpm = 100; hrMaxBpm <= 240; hrMaxBpm++) {
      const bounds = zoneLowerBoundsBpm({ hrMaxBpm });
      expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
      expect(new Set(bounds).size).toBe(4);
      expect(bounds[0]).toBeGreaterThanOrEqual(30);
      expect(bounds[3]).toBeLessThanOrEqual(250);
      // The definition, in whole numbers: bound × 10 ≥ maximum × tenths, and one bpm less is below.
      for (const [index, bound] of bounds.entries()) {
        expect(bound * 10).toBeGreaterThanOrEqual(hrMaxBpm * (6 + index));
        expect((bound - 1) * 10).toBeLessThan(hrMaxBpm * (6 + index));
      }
    }
  });
});

describe('the zone of a heart rate', () => {
  const bounds = zoneLowerBoundsBpm({ hrMaxBpm: 190 });

  it.each([
    [1, 1],
    [113, 1],
    [114, 2],
    [132, 2],
    [133, 3],
    [151, 3],
    [152, 4],
    [170, 4],
    [171, 5],
    [190, 5],
    [65_534, 5],
  ])('of %i bpm at a maximum of 190 is %i', (bpm, zone) => {
    expect(zoneOf(bpm, bounds)).toBe(zone);
  });

  it('never falls when the heart rate rises', () => {
    const anyBpm = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 240 }), anyBpm, anyBpm, (hrMaxBpm, one, other) => {
        const anyBounds = zoneLowerBoundsBpm({ hrMaxBpm });
        expect(zoneOf(Math.max(one, other), anyBounds)).toBeGreaterThanOrEqual(zoneOf(Math.min(one, other), anyBounds));
      }),
    );
  });
});

it('names five zones, each with its own shape', () => {
  expect(ZONES.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(ZONES.map(({ shape }) => shape)).size).toBe(5);
});
