import type { TracePoint } from '#core/analytics/heart-rate-trace.ts';
import { linearScale } from './linear-scale.ts';
import { tracePath } from './trace-path.ts';

type SparkInput = {
  trace: readonly TracePoint[];
  window: { fromMs: number; toMs: number };
  width: number;
  height: number;
  /** Axis that all small charts of a list share, so that they can be compared. */
  domainBpm: readonly [number, number];
};

/** A trace as small as a word: only its shape, broken at gaps. */
export function sparkPath({ trace, window, width, height, domainBpm }: SparkInput): string {
  const x = linearScale([window.fromMs, window.toMs], [1, width - 1]);
  const y = linearScale(domainBpm, [height - 2, 2]);
  return tracePath(trace, x.at, y.within);
}
