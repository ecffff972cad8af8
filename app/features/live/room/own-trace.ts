/** A point of the own trace: session time and heart rate. */
export type TracePoint = { atMs: number; bpm: number };

/** One point per 5 s is as fine as the line can be seen. */
const POINT_EVERY_MS = 5000;
/** Farther apart than this is a gap, and stays one. */
const GAP_MS = 12_000;

/** Adds a beat; beats within 5 s share a point, which is the latest of them. */
export function withBeatOnTrace(trace: readonly TracePoint[], beat: TracePoint): TracePoint[] {
  const last = trace.at(-1);
  if (last === undefined) return [beat];
  if (beat.atMs < last.atMs) return [...trace];
  const isSamePoint = Math.floor(beat.atMs / POINT_EVERY_MS) === Math.floor(last.atMs / POINT_EVERY_MS);
  return isSamePoint ? [...trace.slice(0, -1), beat] : [...trace, beat];
}

/** SVG path of the trace, broken where there was no heart rate. */
export function tracePath(
  trace: readonly TracePoint[],
  scale: { x(atMs: number): number; y(bpm: number): number },
): string {
  let path = '';
  let previousAtMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, bpm } of trace) {
    path += `${atMs - previousAtMs > GAP_MS ? 'M' : 'L'}${scale.x(atMs).toFixed(1)} ${scale.y(bpm).toFixed(1)}`;
    previousAtMs = atMs;
  }
  return path;
}
