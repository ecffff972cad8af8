import type { EpochMs } from '../ids.ts';
import type { HeartRateSample } from '../samples.ts';

/** A point of the chart. `bpm: null` breaks the line: nothing is known from the point before to the point after. */
export type TracePoint = { atMs: EpochMs; bpm: number | null };

/** A stretch without samples. */
export type TraceGap = { fromMs: EpochMs; toMs: EpochMs };

/** More points than this do not show on a screen and make the page slow. */
export const TRACE_POINTS_MAX = 1200;

/**
 * At most `pointsMax` points that look like all of them: of each bucket of time the lowest and the highest sample stay, so
 * no peak is lost, and each gap stays a break.
 * @param samples in rising capture time
 * @param gaps between samples, in rising time
 */
export function traceOf(
  samples: readonly HeartRateSample[],
  gaps: readonly TraceGap[],
  pointsMax = TRACE_POINTS_MAX,
): TracePoint[] {
  // Even with a gap between any two points, two points per bucket and one break between them fit.
  const bucketsMin = Math.floor(pointsMax / 4);
  const bucketCount = Math.max(bucketsMin, Math.floor((pointsMax - gaps.length) / 2));
  const kept = samples.length + gaps.length <= pointsMax ? samples : extremesPerBucket(samples, bucketCount);
  return withBreaks(kept, gaps);
}

function extremesPerBucket(samples: readonly HeartRateSample[], bucketCount: number): HeartRateSample[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return [];
  const bucketMs = (last.capturedAtMs - first.capturedAtMs) / bucketCount || 1;

  const kept: HeartRateSample[] = [];
  let bucket = -1;
  let lowest = first;
  let highest = first;
  const closeBucket = () => {
    if (lowest === highest) kept.push(lowest);
    else if (lowest.capturedAtMs <= highest.capturedAtMs) kept.push(lowest, highest);
    else kept.push(highest, lowest);
  };
  for (const sample of samples) {
    const sampleBucket = Math.min(bucketCount - 1, Math.floor((sample.capturedAtMs - first.capturedAtMs) / bucketMs));
    if (sampleBucket !== bucket) {
      if (bucket !== -1) closeBucket();
      bucket = sampleBucket;
      lowest = sample;
      highest = sample;
    }
    if (sample.bpm < lowest.bpm) lowest = sample;
    if (sample.bpm > highest.bpm) highest = sample;
  }
  closeBucket();
  return kept;
}

/** One break between two points that a gap separates, in the middle of the (first) gap. */
function withBreaks(samples: readonly HeartRateSample[], gaps: readonly TraceGap[]): TracePoint[] {
  const points: TracePoint[] = [];
  let nextGap = 0;
  for (const sample of samples) {
    let breakAtMs: EpochMs | null = null;
    for (let gap = gaps[nextGap]; gap !== undefined && gap.toMs <= sample.capturedAtMs; gap = gaps[++nextGap]) {
      breakAtMs ??= (gap.fromMs + gap.toMs) / 2;
    }
    if (breakAtMs !== null && points.length > 0) points.push({ atMs: breakAtMs, bpm: null });
    points.push({ atMs: sample.capturedAtMs, bpm: sample.bpm });
  }
  return points;
}
