import { describe, expect, it } from 'vitest';
import { NO_ATHLETE_SETTINGS, withDefaults } from '../athlete.ts';
import type { Audience } from '../consent.ts';
import { zoneLowerBoundsBpm } from '../zones.ts';
import { type SharingDecision, summarizeShared, widestAudience } from './shared-summary.ts';

/** A reading a second for 40 s: its bpm says when it was captured, 100 at the start. */
const samples = Array.from({ length: 41 }, (_, second) => ({ capturedAtMs: second * 1000, bpm: 100 + second }));

const decisionsOf = (...decisions: [second: number, Audience][]): SharingDecision[] =>
  decisions.map(([second, audience]) => ({ audience, decidedAtMs: second * 1000 }));

const shareWith = (...decisions: [second: number, Audience][]) =>
  summarizeShared({
    samples,
    decisions: decisionsOf(...decisions),
    zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: 190 }),
    athlete: withDefaults(NO_ATHLETE_SETTINGS, 2026),
    window: { fromMs: 0, toMs: 40_000 },
  });

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

  it('takes the first decision for what a slow clock stamped before it', () => {
    expect(bpmsOf(shareWith([2, 'instructor']))).toHaveLength(41);
    expect(shareWith([2, 'nobody'])).toBeNull();
  });

  it('has a coarser trace of a long class, with its extremes', () => {
    const hour = Array.from({ length: 3600 }, (_, second) => ({
      capturedAtMs: second * 1000,
      bpm: 100 + (second % 61),
    }));
    const summary = summarizeShared({
      samples: hour,
      decisions: decisionsOf([0, 'instructor']),
      zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: 190 }),
      athlete: withDefaults(NO_ATHLETE_SETTINGS, 2026),
      window: { fromMs: 0, toMs: 3_600_000 },
    });
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
