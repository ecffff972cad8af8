import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { TracePoint } from '#core/analytics/heart-rate-trace.ts';

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
  const x = scaleLinear([window.fromMs, window.toMs], [1, width - 1]);
  const y = scaleLinear([...domainBpm], [height - 2, 2]).clamp(true);
  const draw = line<TracePoint>(
    ({ atMs }) => x(atMs),
    ({ bpm }) => y(bpm ?? 0),
  )
    .defined(({ bpm }) => bpm !== null)
    .digits(1);
  return draw(trace) ?? '';
}
