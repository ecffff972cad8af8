import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ATHLETE_SETTINGS, withDefaults } from '../athlete.ts';
import { type Audience, maySee } from '../consent.ts';
import type { HeartRateSample } from '../samples.ts';
import { zoneLowerBoundsBpm } from '../zones.ts';
import { type SharingDecision, summarizeShared, widestAudience } from './shared-summary.ts';

/** A reading a second for 40 s: its bpm says when it was captured, 100 at the start. */
const samples = Array.from({ length: 41 }, (_, second) => ({ capturedAtMs: second * 1000, bpm: 100 + second }));

const decisionsOf = (...decisions: [second: number, Audience][]): SharingDecision[] =>
  decisions.map(([second, audience]) => ({ audience, decidedAtMs: second * 1000 }));

const summaryOf = (some: HeartRateSample[], decisions: SharingDecision[], lengthMs = 60_000) =>
  summarizeShared({
    samples: some,
    decisions,
    zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: 190 }),
    athlete: withDefaults(NO_ATHLETE_SETTINGS, 2026),
    window: { fromMs: 0, toMs: lengthMs },
  });

const shareWith = (...decisions: [second: number, Audience][]) => summaryOf(samples, decisionsOf(...decisions), 40_000);

/** Counted another way than the summary does: each stretch of the owner, cut to the time of each decision. */
function ownRecordedMsWhileShared(some: HeartRateSample[], decisions: SharingDecision[]): number {
  const times = some.map(({ capturedAtMs }) => capturedAtMs).sort((a, b) => a - b);
  let sharedMs = 0;
  for (const [index, fromMs] of times.entries()) {
    const toMs = times[index + 1] ?? fromMs;
    if (toMs - fromMs > 5000) continue;
    for (const [number, { audience, decidedAtMs }] of decisions.entries()) {
      if (!maySee(audience, 'instructor')) continue;
      const heldFromMs = number === 0 ? 0 : decidedAtMs;
      const heldToMs = decisions[number + 1]?.decidedAtMs ?? Number.POSITIVE_INFINITY;
      sharedMs += Math.max(0, Math.min(toMs, heldToMs) - Math.max(fromMs, heldFromMs));
    }
  }
  return sharedMs;
}

const bpmsOf = (summary: ReturnType<typeof shareWith>) =>
  summary?.trace.map(({ bpm }) => bpm).filter((bpm) => bpm !== null);

describe('what the instructor keeps', () => {
  it('is all of it when all of it was shared', () => {
    const summary = shareWith([-5, 'instructor']);
    expect(bpmsOf(summary)).toEqual(samples.map(({ bpm }) => bpm));
    expect(summary).toMatchObject({ recordedSeconds: 40, maximumBpm: 140 });
  });

  it('is nothing when sharing never allowed it', () => {
    expect(shareWith([-5, 'nobody'])).toBeNull();
    expect(shareWith()).toBeNull();
  });

  it('leaves out what was captured before it was allowed', () => {
    const summary = shareWith([-5, 'nobody'], [30, 'instructor']);
    expect(bpmsOf(summary)).toEqual([130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140]);
    // 130 to 139 for a second each.
    expect(summary).toMatchObject({ recordedSeconds: 10, averageBpm: 134.5, maximumBpm: 140 });
  });

  it('leaves out what was captured after it was withdrawn', () => {
    const summary = shareWith([-5, 'class'], [3, 'nobody']);
    expect(bpmsOf(summary)).toEqual([100, 101, 102]);
    expect(summary).toMatchObject({ recordedSeconds: 2, averageBpm: 100.5, maximumBpm: 102 });
  });

  it('has a hole where it was withdrawn for a while', () => {
    const summary = shareWith([-5, 'instructor'], [10, 'nobody'], [30, 'class']);
    expect(summary?.recordedSeconds).toBe(19);
    expect(summary?.trace).toContainEqual({ atMs: 19_500, bpm: null });
  });

  it.each([
    // Not a single reading fell into it: the second from 10 to 11 s is lost to the report all the same.
    ['0.3 s between two readings', 10.2, 10.5, 39],
    // 10 s is private, so the second before it and its own are.
    ['1 s', 10, 11, 38],
    ['1.3 s', 9.9, 11.2, 37],
    // 10 to 14 s are private: nothing counts from 9 to 15 s.
    ['4.9 s', 9.5, 14.4, 34],
  ])('counts and draws nothing of a withdrawal of %s', (_, fromSecond, toSecond, recordedSeconds) => {
    const summary = shareWith([-5, 'instructor'], [fromSecond, 'nobody'], [toSecond, 'instructor']);
    expect(summary?.recordedSeconds).toBe(recordedSeconds);
    expect(summary?.secondsInZone.reduce((total, seconds) => total + seconds)).toBe(recordedSeconds);
    const breaks = summary?.trace.filter(({ bpm }) => bpm === null) ?? [];
    expect(breaks).toHaveLength(1);
    const [before, after] = [Math.ceil(fromSecond) - 1, Math.ceil(toSecond)];
    expect(breaks[0]?.atMs).toBe((before + after) * 500);
    const drawn = summary?.trace.filter(({ bpm }) => bpm !== null).map(({ atMs }) => atMs / 1000) ?? [];
    expect(drawn.filter((second) => second >= fromSecond && second < toSecond)).toEqual([]);
  });

  it('has no hole where only the audience that includes the instructor changed', () => {
    const summary = shareWith([-5, 'instructor'], [10, 'class'], [20, 'instructor']);
    expect(summary?.recordedSeconds).toBe(40);
    expect(summary?.trace).toHaveLength(41);
  });

  it('never has more recorded time than the owner has in the time that was shared', () => {
    const reading = fc.record({
      capturedAtMs: fc.integer({ min: 0, max: 60_000 }),
      bpm: fc.integer({ min: 40, max: 220 }),
    });
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.constantFrom<Audience>('nobody', 'instructor', 'class')),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 80 }), changes, (some, changed) => {
        const decisions = changed
          .map(([decidedAtMs, audience]) => ({ decidedAtMs, audience }))
          .sort((a, b) => a.decidedAtMs - b.decidedAtMs);
        const recordedMs = (summaryOf(some, decisions)?.recordedSeconds ?? 0) * 1000;
        expect(recordedMs).toBeLessThanOrEqual(ownRecordedMsWhileShared(some, decisions) + 1e-6);
      }),
    );
  });

  it('takes the first decision for what a slow clock stamped before it', () => {
    expect(bpmsOf(shareWith([2, 'instructor']))).toHaveLength(41);
    expect(shareWith([2, 'nobody'])).toBeNull();
  });

  it('has a coarser trace of a long class, with its extremes', () => {
    const hour = Array.from({ length: 3600 }, (_, second) => ({
      capturedAtMs: second * 1000,
      bpm: 100 + (second % 61),
    }));
    const summary = summaryOf(hour, decisionsOf([0, 'instructor']), 3_600_000);
    expect(summary?.trace.length).toBeLessThanOrEqual(320);
    expect(bpmsOf(summary)).toContain(160);
  });

  it('has no thresholds, maximum, calories or defaults', () => {
    expect(Object.keys(shareWith([0, 'class']) ?? {}).sort()).toEqual([
      'averageBpm',
      'formulaVersion',
      'maximumBpm',
      'recordedSeconds',
      'secondsInZone',
      'trace',
      'window',
    ]);
  });
});

it('knows the widest audience there was', () => {
  expect(widestAudience(decisionsOf([0, 'instructor'], [1, 'class'], [2, 'nobody']))).toBe('class');
  expect(widestAudience(decisionsOf([0, 'nobody'], [1, 'instructor']))).toBe('instructor');
  expect(widestAudience([])).toBe('nobody');
});
