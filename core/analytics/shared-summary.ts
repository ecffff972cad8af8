import type { AthleteProfile } from '../athlete.ts';
import { type Audience, audienceSchema, maySee } from '../consent.ts';
import type { EpochMs } from '../ids.ts';
import type { HeartRateSample } from '../samples.ts';
import type { ZoneBounds } from '../zones.ts';
import { type ParticipantSummary, summarizeHeartRate } from './heart-rate-summary.ts';
import type { TraceGap } from './heart-rate-trace.ts';

/** A decision about sharing. It holds until the next one. */
export type SharingDecision = { audience: Audience; decidedAtMs: EpochMs };

/**
 * What the instructor keeps of one participant: of the time in which the instructor was shown the heart rate, and
 * nothing else. Thresholds, maximum, calories and defaults stay with their owner.
 */
export type SharedSummary = Pick<
  ParticipantSummary,
  'formulaVersion' | 'window' | 'averageBpm' | 'maximumBpm' | 'secondsInZone' | 'recordedSeconds' | 'trace'
>;

/** The report draws it as small as a word. */
const TRACE_POINTS_MAX = 320;

/** The summary of the samples that the instructor was shown; `null` when sharing never allowed any. */
export function summarizeShared({
  samples,
  decisions,
  ...basis
}: {
  samples: readonly HeartRateSample[];
  /** In order. */
  decisions: readonly SharingDecision[];
  zoneBounds: ZoneBounds;
  athlete: AthleteProfile;
  window: { fromMs: EpochMs; toMs: EpochMs };
}): SharedSummary | null {
  if (!wasSharedWithInstructor(decisions)) return null;
  const { formulaVersion, window, averageBpm, maximumBpm, secondsInZone, recordedSeconds, trace } = summarizeHeartRate({
    ...basis,
    samples: samplesSharedWithInstructor(decisions, samples),
    // Not even a moment of it is bridged with the heart rate before.
    holes: privateTimeOf(decisions),
    tracePointsMax: TRACE_POINTS_MAX,
  });
  return { formulaVersion, window, averageBpm, maximumBpm, secondsInZone, recordedSeconds, trace };
}

/** The samples that were captured while their owner's decisions showed them to the instructor. None without a decision. */
export function samplesSharedWithInstructor(
  decisions: readonly SharingDecision[],
  samples: readonly HeartRateSample[],
): HeartRateSample[] {
  if (!wasSharedWithInstructor(decisions)) return [];
  const privateTime = privateTimeOf(decisions);
  return samples.filter(
    ({ capturedAtMs }) => !privateTime.some(({ fromMs, toMs }) => fromMs <= capturedAtMs && capturedAtMs < toMs),
  );
}

/** Was there a time in which the instructor was allowed to see the heart rate? */
export function wasSharedWithInstructor(decisions: readonly SharingDecision[]): boolean {
  return decisions.some(({ audience }) => maySee(audience, 'instructor'));
}

/** The most people that any of the decisions allowed to see the heart rate. */
export function widestAudience(decisions: readonly SharingDecision[]): Audience {
  // The schema names them from the narrowest to the widest.
  return audienceSchema.options.findLast((width) => decisions.some(({ audience }) => audience === width)) ?? 'nobody';
}

/**
 * The time in which the instructor was not shown the heart rate. A decision holds from its own moment on; the first is
 * made on entering and also covers what is stamped earlier by a clock that runs behind.
 */
function privateTimeOf(decisions: readonly SharingDecision[]): TraceGap[] {
  return decisions.flatMap(({ audience, decidedAtMs }, index) => {
    if (maySee(audience, 'instructor')) return [];
    const fromMs = index === 0 ? Number.NEGATIVE_INFINITY : decidedAtMs;
    return [{ fromMs, toMs: decisions[index + 1]?.decidedAtMs ?? Number.POSITIVE_INFINITY }];
  });
}
