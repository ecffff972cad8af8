import type { TracePoint } from '#core/analytics/heart-rate-trace.ts';

/** Seconds and the heart rate that each part of the example drives at. */
const PARTS = [
  [300, 118],
  [240, 166],
  [150, 126],
  [240, 169],
  [150, 128],
  [240, 172],
  [110, 162],
] as const;
const STEP_S = 6;

/** A made-up interval class: heart rate follows effort with a lag, and rises less than it was asked to. */
export function exampleTrace(): TracePoint[] {
  const points: TracePoint[] = [];
  let bpm = 92;
  let atS = 0;
  for (const [seconds, goal] of PARTS) {
    for (let end = atS + seconds; atS < end; atS += STEP_S) {
      bpm += (goal - bpm) * (goal > bpm ? 0.13 : 0.1);
      points.push({ atMs: atS * 1000, bpm: bpm + Math.sin(atS / 17) * 1.4 });
    }
  }
  return points;
}
