import type { AthleteProfile, DefaultedSetting } from '../athlete.ts';
import type { EpochMs } from '../ids.ts';
import type { HeartRateSample } from '../samples.ts';
import { type ZoneBounds, type ZoneNumber, zoneOf } from '../zones.ts';
import { type HeartRateRecovery, heartRateRecovery } from './heart-rate-recovery.ts';
import { type TraceGap, type TracePoint, traceOf } from './heart-rate-trace.ts';
import { KEYTEL_RANGE_SHARE, keytelKcalPerMinute } from './keytel.ts';

/** Rises when a formula below changes, so that stored summaries tell how they were made. From 2 on they have `recovery`. */
export const SUMMARY_FORMULA_VERSION = 2;

/** The longest time between two samples that counts as recorded, ms. A longer one is a gap. */
export const GAP_OVER_MS = 5000;

/** Energy of a class, kcal. */
export type KcalEstimate = {
  value: number;
  /** Rule-of-thumb range, see `KEYTEL_RANGE_SHARE`; wider when sex is not known. */
  low: number;
  high: number;
  formula: 'keytel-2005';
  /** Assumptions that this number rests on. */
  defaultsUsed: DefaultedSetting[];
};

/** What one participant's heart did in a class. JSON-able. Nothing is rounded here. */
export type ParticipantSummary = {
  formulaVersion: number;
  /** The class, from opening to end. Samples outside of it do not count. */
  window: { fromMs: EpochMs; toMs: EpochMs };
  /** Samples inside the window. */
  sampleCount: number;
  /** Weighted by time; `null` without samples. */
  averageBpm: number | null;
  minimumBpm: number | null;
  maximumBpm: number | null;
  /** Zones 1 to 5; their sum is `recordedSeconds`. */
  secondsInZone: [number, number, number, number, number];
  recordedSeconds: number;
  /** Sum of `gaps`. */
  gapSeconds: number;
  /** Stretches of more than 5 s without a sample, those at the window's ends too. */
  gaps: TraceGap[];
  /** `null` when nothing was recorded. */
  kcal: KcalEstimate | null;
  /** `null` when no rest after a hard effort was recorded. */
  recovery: HeartRateRecovery | null;
  /** For the chart: at most 1200 points, `bpm: null` where the line breaks. */
  trace: TracePoint[];
  /** The thresholds that `secondsInZone` was counted with. */
  zoneLowerBoundsBpm: ZoneBounds;
  hrMaxBpm: number;
  /** True when the thresholds rest on an estimate from age, not on a measured maximum. */
  isHrMaxEstimated: boolean;
};

/**
 * Summary of one participant's samples, in any order.
 *
 * The time from a sample to the next counts with the earlier one's heart rate if it is at most 5 s, and not at all
 * otherwise: what happened in a gap is not known. Of samples with the same capture time the highest holds.
 */
export function summarizeHeartRate({
  samples,
  zoneBounds,
  athlete,
  window,
  holes = [],
  tracePointsMax,
}: {
  samples: readonly HeartRateSample[];
  zoneBounds: ZoneBounds;
  athlete: AthleteProfile;
  window: { fromMs: EpochMs; toMs: EpochMs };
  /** Time that counts nothing and breaks the line, however short it is. No sample lies in it. */
  holes?: readonly TraceGap[];
  /** Default 1200. */
  tracePointsMax?: number;
}): ParticipantSummary {
  const ordered = samples
    .filter(({ capturedAtMs }) => capturedAtMs >= window.fromMs && capturedAtMs <= window.toMs)
    .sort((a, b) => a.capturedAtMs - b.capturedAtMs || a.bpm - b.bpm);
  const stretches = recordedStretches(ordered, holes);
  const recordedMs = sum(stretches.map(({ durationMs }) => durationMs));
  const gaps = gapsIn(ordered, window, holes);
  const bpms = ordered.map(({ bpm }) => bpm);

  const secondsIn = (zone: ZoneNumber) =>
    sum(stretches.map(({ bpm, durationMs }) => (zoneOf(bpm, zoneBounds) === zone ? durationMs : 0))) / 1000;

  return {
    formulaVersion: SUMMARY_FORMULA_VERSION,
    window,
    sampleCount: ordered.length,
    averageBpm: averageOf(stretches, recordedMs, bpms),
    // Not Math.min(...bpms): a class of hours has more samples than a call may have arguments.
    minimumBpm: bpms.length === 0 ? null : bpms.reduce((lowest, bpm) => Math.min(lowest, bpm)),
    maximumBpm: bpms.length === 0 ? null : bpms.reduce((highest, bpm) => Math.max(highest, bpm)),
    secondsInZone: [secondsIn(1), secondsIn(2), secondsIn(3), secondsIn(4), secondsIn(5)],
    recordedSeconds: recordedMs / 1000,
    gapSeconds: sum(gaps.map(({ fromMs, toMs }) => toMs - fromMs)) / 1000,
    gaps,
    kcal: kcalOf(stretches, athlete),
    recovery: heartRateRecovery({ samples: ordered, gaps, zoneBounds, endToleranceMs: GAP_OVER_MS }),
    trace: traceOf(ordered, gaps, tracePointsMax),
    zoneLowerBoundsBpm: zoneBounds,
    hrMaxBpm: athlete.hrMaxBpm,
    isHrMaxEstimated: athlete.defaultsUsed.includes('hr-max'),
  };
}

/** Time during which a heart rate is taken to have held. */
type Stretch = { bpm: number; durationMs: number };

function recordedStretches(ordered: readonly HeartRateSample[], holes: readonly TraceGap[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, sample] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next === undefined) break;
    const between = { fromMs: sample.capturedAtMs, toMs: next.capturedAtMs };
    const durationMs = between.toMs - between.fromMs;
    if (durationMs > 0 && !isGap(between, holes)) stretches.push({ bpm: sample.bpm, durationMs });
  }
  return stretches;
}

function gapsIn(
  ordered: readonly HeartRateSample[],
  window: { fromMs: EpochMs; toMs: EpochMs },
  holes: readonly TraceGap[],
): TraceGap[] {
  const edges = [window.fromMs, ...ordered.map(({ capturedAtMs }) => capturedAtMs), window.toMs];
  const gaps: TraceGap[] = [];
  for (const [index, fromMs] of edges.entries()) {
    const toMs = edges[index + 1];
    if (toMs !== undefined && isGap({ fromMs, toMs }, holes)) gaps.push({ fromMs, toMs });
  }
  return gaps;
}

/** Is the time between two neighbours too long to be bridged, or is there a hole in it? */
function isGap({ fromMs, toMs }: TraceGap, holes: readonly TraceGap[]): boolean {
  return toMs - fromMs > GAP_OVER_MS || holes.some((hole) => hole.fromMs < toMs && hole.toMs > fromMs);
}

/** Mean over time; where no time was recorded (a single sample, or only far apart ones) over samples. */
function averageOf(stretches: readonly Stretch[], recordedMs: number, bpms: readonly number[]): number | null {
  if (recordedMs > 0) return sum(stretches.map(({ bpm, durationMs }) => bpm * durationMs)) / recordedMs;
  return bpms.length === 0 ? null : sum(bpms) / bpms.length;
}

function kcalOf(stretches: readonly Stretch[], athlete: AthleteProfile): KcalEstimate | null {
  if (stretches.length === 0) return null;
  const { weightKg, ageYears } = athlete;
  const total = (sex: 'female' | 'male') =>
    sum(
      stretches.map(
        ({ bpm, durationMs }) => (keytelKcalPerMinute(sex, { bpm, weightKg, ageYears }) * durationMs) / 60_000,
      ),
    );
  // Without a sex: the mean of both equations, and a range from the lower one's low to the higher one's high.
  const totals = athlete.sex === null ? [total('female'), total('male')] : [total(athlete.sex)];
  return {
    value: sum(totals) / totals.length,
    low: Math.min(...totals) * (1 - KEYTEL_RANGE_SHARE),
    high: Math.max(...totals) * (1 + KEYTEL_RANGE_SHARE),
    formula: 'keytel-2005',
    defaultsUsed: athlete.defaultsUsed.filter((name) => name === 'age' || name === 'sex' || name === 'weight'),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
