import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeartRateSample } from '../samples.ts';
import { zoneLowerBoundsBpm } from '../zones.ts';
import { heartRateRecovery } from './heart-rate-recovery.ts';

const zoneBounds = zoneLowerBoundsBpm({ hrMaxBpm: 190 }); // 114, 133, 152, 171

/** A reading every so many seconds, with the heart rate that a line through the given points has then. */
function along(points: readonly [second: number, bpm: number][], everySeconds = 1): HeartRateSample[] {
  const samples: HeartRateSample[] = [];
  for (const [index, [fromSecond, fromBpm]] of points.entries()) {
    const [toSecond, toBpm] = points[index + 1] ?? [fromSecond + everySeconds, fromBpm];
    for (let second = fromSecond; second < toSecond; second += everySeconds) {
      const share = (second - fromSecond) / (toSecond - fromSecond);
      samples.push({ capturedAtMs: second * 1000, bpm: Math.round(fromBpm + share * (toBpm - fromBpm)) });
    }
  }
  return samples;
}

const recoveryOf = (
  samples: readonly HeartRateSample[],
  gaps: readonly [fromSecond: number, toSecond: number][] = [],
) =>
  heartRateRecovery({
    samples,
    zoneBounds,
    endToleranceMs: 5000,
    gaps: gaps.map(([from, to]) => ({ fromMs: from * 1000, toMs: to * 1000 })),
  });

/** 170 bpm until second 100, 134 a minute later (0.6 bpm a second), 130 from second 180 on. */
const rest = along([
  [0, 170],
  [100, 170],
  [160, 134],
  [180, 130],
  [240, 130],
]);

describe('recovery in 60 s', () => {
  it('is the fall from the end of the effort to a minute later', () => {
    // 170 at 100 s, 134 at 160 s: 36. From 101 s on less is left to fall: 169.4 -> 133.8 at 161 s.
    expect(recoveryOf(rest)).toEqual({ fromMs: 100_000, fromBpm: 170, toMs: 160_000, toBpm: 134, fallBpm: 36 });
  });

  it('is that of the best rest', () => {
    const twice = along([
      [0, 175],
      [60, 150],
      [120, 172],
      [180, 130],
      [240, 130],
    ]);
    expect(recoveryOf(twice)).toMatchObject({ fromMs: 120_000, fallBpm: 42 });
  });

  it.each([
    ['the effort was never hard', along([[0, 150], [60, 150], [120, 100], [180, 100]])], // biome-ignore format: one case a line
    ['the effort went on to the end', along([[0, 120], [300, 170]])], // biome-ignore format: one case a line
    ['it only wavered within hard', along([[0, 170], [60, 158], [120, 170]])], // biome-ignore format: one case a line
    ['the class ended before the minute did', along([[0, 170], [54, 130]])], // biome-ignore format: one case a line
    ['there is nothing', []],
  ])('is not known when %s', (_, samples) => {
    expect(recoveryOf(samples)).toBeNull();
  });

  it('is not known across a gap, however much was lost', () => {
    expect(recoveryOf(rest, [[130, 137]])).toBeNull();
    const without = rest.filter(({ capturedAtMs }) => capturedAtMs <= 100_000 || capturedAtMs >= 160_000);
    expect(recoveryOf(without, [[100, 160]])).toBeNull();
  });

  it('takes the last reading of the minute, if it is near its end', () => {
    const sparse = [
      { capturedAtMs: 0, bpm: 170 },
      { capturedAtMs: 56_000, bpm: 140 },
      { capturedAtMs: 61_000, bpm: 120 },
    ];
    expect(recoveryOf(sparse)).toMatchObject({ toMs: 56_000, fallBpm: 30 });
    expect(recoveryOf([sparse[0]!, { capturedAtMs: 54_000, bpm: 140 }, sparse[2]!])).toBeNull();
  });

  it('is what looking at every pair of readings finds', () => {
    const steps = fc.array(fc.record({ afterMs: fc.integer({ min: 200, max: 5000 }), bpm: fc.integer({ min: 90, max: 185 }) }), { maxLength: 120 }); // biome-ignore format: as short as it can be
    fc.assert(
      fc.property(steps, (some) => {
        let atMs = 0;
        const samples = some.map(({ afterMs, bpm }) => {
          atMs += afterMs;
          return { capturedAtMs: atMs, bpm };
        });
        let largest: number | null = null;
        for (const from of samples) {
          const end = samples.findLast(({ capturedAtMs }) => capturedAtMs <= from.capturedAtMs + 60_000);
          if (end === undefined || end.capturedAtMs < from.capturedAtMs + 55_000) continue;
          if (from.bpm < 152 || end.bpm >= 152) continue;
          largest = Math.max(largest ?? 0, from.bpm - end.bpm);
        }
        expect(recoveryOf(samples)?.fallBpm ?? null).toBe(largest);
      }),
    );
  });
});
