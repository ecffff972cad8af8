import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AthleteSettings, NO_ATHLETE_SETTINGS, withDefaults } from '../athlete.ts';
import type { HeartRateSample } from '../samples.ts';
import { zoneLowerBoundsBpm } from '../zones.ts';
import { GAP_OVER_MS, summarizeHeartRate } from './heart-rate-summary.ts';

const START_MS = 1_763_734_800_000;
const MAN_OF_30: AthleteSettings = { birthYear: 1996, sex: 'male', weightKg: 80, hrMaxBpm: 190, hrRestBpm: 55 };

/** A sample so many seconds into the class. */
const at = (seconds: number, bpm: number): HeartRateSample => ({ capturedAtMs: START_MS + seconds * 1000, bpm });

function summaryOf(samples: HeartRateSample[], settings = MAN_OF_30, lengthSeconds = 3600) {
  return summarizeHeartRate({
    samples,
    athlete: withDefaults(settings, 2026),
    zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: 190 }), // 114, 133, 152, 171
    window: { fromMs: START_MS, toMs: START_MS + lengthSeconds * 1000 },
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('a class counted by hand', () => {
  // 0 s 100 bpm (zone 1) for 2 s, 120 (zone 2) for 3 s, 140 (zone 3) for 1 s, 160 (zone 4) for 4 s, then 12 s of
  // nothing, then 180 (zone 5) for 5 s and 175 for 0 s: it is the last.
  const summary = summaryOf(
    [at(0, 100), at(2, 120), at(5, 140), at(6, 160), at(10, 150), at(22, 180), at(27, 175)],
    MAN_OF_30,
    30,
  );

  it('has the time in each zone', () => {
    expect(summary.secondsInZone).toEqual([2, 3, 1, 4, 5]);
    expect(summary.recordedSeconds).toBe(15);
  });

  it('weights the average by time', () => {
    // (100 × 2 + 120 × 3 + 140 × 1 + 160 × 4 + 180 × 5) / 15 = (200 + 360 + 140 + 640 + 900) / 15 = 2240 / 15
    expect(summary.averageBpm).toBeCloseTo(149.333_333, 6);
  });

  it('has the extremes', () => {
    expect([summary.minimumBpm, summary.maximumBpm, summary.sampleCount]).toEqual([100, 180, 7]);
  });

  it('has the gap, and counts nothing in it', () => {
    expect(summary.gaps).toEqual([{ fromMs: START_MS + 10_000, toMs: START_MS + 22_000 }]);
    expect(summary.gapSeconds).toBe(12);
  });

  it('sums the energy of each second by Keytel', () => {
    // Per minute for a man of 30 and 80 kg: (-55.0969 + 15.904 + 6.051 + 0.6309 × bpm) / 4.184
    //   = (-33.1419 + 0.6309 × bpm) / 4.184. The clamp at 0 does not act: 0.6309 × 100 = 63.09.
    // Over 15 s: (-33.1419 × 15 + 0.6309 × 2240) / 4.184 / 60 = (-497.1285 + 1413.216) / 251.04 = 3.649169 kcal.
    expect(summary.kcal?.value).toBeCloseTo(3.649_169, 6);
    expect(summary.kcal?.low).toBeCloseTo(3.649_169 * 0.8, 5);
    expect(summary.kcal?.high).toBeCloseTo(3.649_169 * 1.2, 5);
    expect(summary.kcal).toMatchObject({ formula: 'keytel-2005', defaultsUsed: [] });
  });

  it('breaks the line in the gap', () => {
    expect(summary.trace.map(({ atMs, bpm }) => [(atMs - START_MS) / 1000, bpm])).toEqual([
      [0, 100],
      [2, 120],
      [5, 140],
      [6, 160],
      [10, 150],
      [16, null],
      [22, 180],
      [27, 175],
    ]);
  });
});

describe('gaps', () => {
  it('begin above 5 s: exactly 5 s still counts', () => {
    expect(summaryOf([at(0, 100), at(5, 100)], MAN_OF_30, 5)).toMatchObject({ recordedSeconds: 5, gaps: [] });
    expect(summaryOf([at(0, 100), at(5.001, 100)], MAN_OF_30, 6)).toMatchObject({
      recordedSeconds: 0,
      gapSeconds: 5.001,
    });
  });

  it('stand at both ends for somebody who came late and left early', () => {
    const { gaps } = summaryOf([at(600, 120), at(601, 121)], MAN_OF_30, 900);
    expect(gaps).toEqual([
      { fromMs: START_MS, toMs: START_MS + 600_000 },
      { fromMs: START_MS + 601_000, toMs: START_MS + 900_000 },
    ]);
  });
});

describe('little or nothing', () => {
  it('is null, not 0, without samples', () => {
    expect(summaryOf([])).toMatchObject({
      averageBpm: null,
      minimumBpm: null,
      maximumBpm: null,
      kcal: null,
      recordedSeconds: 0,
      gapSeconds: 3600,
      trace: [],
    });
  });

  it('takes the mean of samples where no time was recorded', () => {
    expect(summaryOf([at(0, 100), at(60, 130)])).toMatchObject({ averageBpm: 115, kcal: null, recordedSeconds: 0 });
  });

  it('leaves out what was sent before the class opened or after its end', () => {
    const summary = summaryOf([at(-1, 200), at(0, 100), at(1, 110), at(11, 220)], MAN_OF_30, 10);
    expect(summary).toMatchObject({ sampleCount: 2, maximumBpm: 110, recordedSeconds: 1 });
  });
});

describe('assumptions', () => {
  it('are named where the energy rests on them', () => {
    expect(summaryOf([at(0, 120), at(1, 120)], NO_ATHLETE_SETTINGS)).toMatchObject({
      isHrMaxEstimated: true,
      kcal: { defaultsUsed: ['age', 'sex', 'weight'] },
    });
  });

  it('make the energy the mean of both equations, with a range over both, without a sex', () => {
    const energyOf = (sex: 'male' | 'female' | null) => summaryOf([at(0, 150), at(5, 150)], { ...MAN_OF_30, sex }).kcal;
    const [male, female, unknown] = [energyOf('male'), energyOf('female'), energyOf(null)];
    expect(unknown?.value).toBeCloseTo(((male?.value ?? 0) + (female?.value ?? 0)) / 2, 10);
    expect(unknown?.low).toBeCloseTo(female?.low ?? 0, 10);
    expect(unknown?.high).toBeCloseTo(male?.high ?? 0, 10);
  });
});

// fast-check prints seed and counterexample when a property fails.
describe('any samples', () => {
  const sample = fc.record({
    capturedAtMs: fc.integer({ min: START_MS - 10_000, max: START_MS + 130_000 }),
    bpm: fc.integer({ min: 30, max: 230 }),
  });
  const samples = fc.array(sample, { maxLength: 200 });
  const ofAny = (some: HeartRateSample[]) => summaryOf(some, MAN_OF_30, 120);

  it('have zone times that sum to the recorded time, which with the gaps fits into the class', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const summary = ofAny(some);
        expect(sum(summary.secondsInZone)).toBeCloseTo(summary.recordedSeconds, 6);
        expect(summary.recordedSeconds + summary.gapSeconds).toBeLessThanOrEqual(120.000_001);
        expect(sum(summary.gaps.map(({ fromMs, toMs }) => toMs - fromMs)) / 1000).toBeCloseTo(summary.gapSeconds, 6);
      }),
    );
  });

  it('have an average between minimum and maximum, and energy within its range', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const { averageBpm, minimumBpm, maximumBpm, kcal } = ofAny(some);
        if (averageBpm === null || minimumBpm === null || maximumBpm === null) {
          expect([averageBpm, minimumBpm, maximumBpm]).toEqual([null, null, null]);
          return;
        }
        expect(averageBpm).toBeGreaterThanOrEqual(minimumBpm - 1e-9);
        expect(averageBpm).toBeLessThanOrEqual(maximumBpm + 1e-9);
        if (kcal) {
          expect(kcal.low).toBeLessThanOrEqual(kcal.value);
          expect(kcal.high).toBeGreaterThanOrEqual(kcal.value);
        }
      }),
    );
  });

  it('give the same whatever their order and however often each came', () => {
    const shuffled = samples.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([some, twiceInAnyOrder]) => {
        const { sampleCount: _, averageBpm: averageOnce, ...once } = ofAny(some);
        const { sampleCount: __, averageBpm: averageTwice, ...twice } = ofAny(twiceInAnyOrder);
        expect({ ...twice, trace: undistinguished(twice.trace) }).toEqual({
          ...once,
          trace: undistinguished(once.trace),
        });
        expect(averageTwice ?? 0).toBeCloseTo(averageOnce ?? 0, 6);
      }),
    );
  });

  it('never gain time when some are taken away so that a gap opens', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 110 }), (some, fromSecond) => {
        const hole = { fromMs: START_MS + fromSecond * 1000, toMs: START_MS + fromSecond * 1000 + GAP_OVER_MS + 1 };
        const rest = some.filter(({ capturedAtMs }) => capturedAtMs <= hole.fromMs || capturedAtMs >= hole.toMs);
        expect(ofAny(rest).recordedSeconds).toBeLessThanOrEqual(ofAny(some).recordedSeconds + 1e-9);
      }),
    );
  });

  it('count the same when a heart rate that holds is told more often', () => {
    fc.assert(
      fc.property(samples, (some) => {
        const ordered = some.toSorted((a, b) => a.capturedAtMs - b.capturedAtMs || a.bpm - b.bpm);
        // In the middle of every recorded stretch, the same heart rate once more.
        const between = ordered.flatMap((one, index) => {
          const next = ordered[index + 1];
          if (!next || next.capturedAtMs - one.capturedAtMs > GAP_OVER_MS) return [];
          if (one.capturedAtMs < START_MS || next.capturedAtMs > START_MS + 120_000) return [];
          return [{ capturedAtMs: (one.capturedAtMs + next.capturedAtMs) / 2, bpm: one.bpm }];
        });
        const [plain, split] = [ofAny(some), ofAny([...some, ...between])];
        expect(split.recordedSeconds).toBeCloseTo(plain.recordedSeconds, 6);
        for (const [index, seconds] of plain.secondsInZone.entries()) {
          expect(split.secondsInZone[index]).toBeCloseTo(seconds, 6);
        }
        expect(split.kcal?.value ?? 0).toBeCloseTo(plain.kcal?.value ?? 0, 6);
      }),
    );
  });
});

/** Points without repetition: a sample that came twice is drawn twice at one place. */
function undistinguished(trace: { atMs: number; bpm: number | null }[]): string[] {
  return [...new Set(trace.map(({ atMs, bpm }) => `${atMs} ${bpm}`))];
}

it('survives JSON', () => {
  const summary = summaryOf([at(0, 100), at(1, 101), at(20, 150)]);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});

it('summarizes a long day of samples', () => {
  const samples = Array.from({ length: 300_000 }, (_, index) => at(index / 4, 100 + (index % 90)));
  const summary = summaryOf(samples, MAN_OF_30, 75_000);
  expect(summary).toMatchObject({ minimumBpm: 100, maximumBpm: 189, sampleCount: 300_000 });
  expect(summary.trace.length).toBeLessThanOrEqual(1200);
});
