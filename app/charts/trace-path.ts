import type { TracePoint } from '#core/analytics/heart-rate-trace.ts';

/** A trace as the `d` of an SVG path, to a tenth of a px, broken where nothing is known. */
export function tracePath(
  trace: readonly TracePoint[],
  xOf: (atMs: number) => number,
  yOf: (bpm: number) => number,
): string {
  let path = '';
  let drawn = 0;
  for (const { atMs, bpm } of trace) {
    if (bpm === null) {
      path += dotEnd(drawn);
      drawn = 0;
    } else {
      path += `${drawn === 0 ? 'M' : 'L'}${tenths(xOf(atMs))},${tenths(yOf(bpm))}`;
      drawn += 1;
    }
  }
  return path + dotEnd(drawn);
}

/** A point between two breaks has no length. Closed, its round caps show as a dot. */
function dotEnd(drawn: number): string {
  return drawn === 1 ? 'Z' : '';
}

function tenths(px: number): number {
  return Math.round(px * 10) / 10;
}
