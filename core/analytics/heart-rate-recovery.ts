import type { EpochMs } from '../ids.ts';
import type { HeartRateSample } from '../samples.ts';
import { type ZoneBounds, zoneOf } from '../zones.ts';
import type { TraceGap } from './heart-rate-trace.ts';

/** How far a heart rate came down within a minute after a hard effort. */
export type HeartRateRecovery = {
  fromMs: EpochMs;
  fromBpm: number;
  /** The last reading of the minute. */
  toMs: EpochMs;
  toBpm: number;
  /** Above 0. */
  fallBpm: number;
};

/** The minute of Cole and others. */
const RECOVERY_MS = 60_000;
/** Hard begins here: zone 4, 80 % of the maximum. */
const HARD_FROM_ZONE = 4;

/**
 * The largest fall of a heart rate within 60 s that begins in zone 4 or 5 and ends below them; of equal ones the first.
 *
 * Cole CR, Blackstone EH, Pashkow FJ, Snader CE, Lauer MS (1999). Heart-rate recovery immediately after exercise as a
 * predictor of mortality. N Engl J Med 341:1351-1357: the fall from the peak of exercise to one minute later. They
 * measured it once, after a treadmill test that went to the peak. A class has several efforts, and nobody says when one
 * is over, so all minutes are looked at: the largest fall is that of the best rest after a hard effort. It is to be
 * compared with other classes of the same person, not with the limits of that study.
 *
 * `null` where no such minute was recorded without a gap: no hard effort, no rest after it, or no readings of it.
 *
 * @param samples in rising capture time
 * @param endToleranceMs how long before the end of the minute its last reading may be, ms
 */
export function heartRateRecovery({
  samples,
  gaps,
  zoneBounds,
  endToleranceMs,
}: {
  samples: readonly HeartRateSample[];
  gaps: readonly TraceGap[];
  zoneBounds: ZoneBounds;
  endToleranceMs: number;
}): HeartRateRecovery | null {
  const isHard = (bpm: number) => zoneOf(bpm, zoneBounds) >= HARD_FROM_ZONE;
  let best: HeartRateRecovery | null = null;
  let last = 0;
  let gap = 0;
  for (const { capturedAtMs: fromMs, bpm: fromBpm } of samples) {
    const untilMs = fromMs + RECOVERY_MS;
    // Both only ever move on, as the minute does.
    for (let next = samples[last + 1]; next !== undefined && next.capturedAtMs <= untilMs; next = samples[last + 1]) {
      last += 1;
    }
    while ((gaps[gap]?.toMs ?? Number.POSITIVE_INFINITY) <= fromMs) gap += 1;
    const end = samples[last];
    if (end === undefined || end.capturedAtMs < untilMs - endToleranceMs) continue;
    if ((gaps[gap]?.fromMs ?? Number.POSITIVE_INFINITY) < end.capturedAtMs) continue;
    const fallBpm = fromBpm - end.bpm;
    if (!isHard(fromBpm) || isHard(end.bpm) || fallBpm <= (best?.fallBpm ?? 0)) continue;
    best = { fromMs, fromBpm, toMs: end.capturedAtMs, toBpm: end.bpm, fallBpm };
  }
  return best;
}
