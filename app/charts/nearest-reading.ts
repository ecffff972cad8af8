import type { TracePoint } from '#core/analytics/heart-rate-trace.ts';

/**
 * What the trace says about a time.
 * @param trace in rising time
 * @returns `null` over a gap, where the nearest point is the break in its middle
 */
export function nearestReading(trace: readonly TracePoint[], atMs: number): { atMs: number; bpm: number } | null {
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trace[middle]?.atMs ?? Number.POSITIVE_INFINITY) < atMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [trace[low - 1], trace[low]];
  const isBeforeNearer = before !== undefined && (after === undefined || atMs - before.atMs < after.atMs - atMs);
  const point = isBeforeNearer ? before : after;
  return point === undefined || point.bpm === null ? null : { atMs: point.atMs, bpm: point.bpm };
}
