import type { TraceGap, TracePoint } from '#core/analytics/heart-rate-trace.ts';
import { durationText } from '#core/duration-text.ts';
import { ZONES, type ZoneBounds, type ZoneNumber } from '#core/zones.ts';
import { linearScale } from './linear-scale.ts';
import { timeTicks } from './time-ticks.ts';
import { tracePath } from './trace-path.ts';

export type HeartRateChartInput = {
  trace: readonly TracePoint[];
  gaps: readonly TraceGap[];
  window: { fromMs: number; toMs: number };
  zoneLowerBoundsBpm: ZoneBounds;
  /** Plot area without axes, px. */
  width: number;
  height: number;
};

/** All that is needed to draw: positions in px of the plot area, y downwards. */
export type HeartRateChart = {
  /** The line, broken at gaps. */
  path: string;
  /** Dashes across gaps inside the line. */
  bridges: { x1: number; y1: number; x2: number; y2: number }[];
  /** `isEdge`: before the first or after the last reading. `hasLabel`: there is room for words above it. */
  gaps: { x: number; width: number; seconds: number; isEdge: boolean; hasLabel: boolean }[];
  bands: { zone: ZoneNumber; y: number; height: number }[];
  /** Where along the height (0 top, 1 bottom) each zone begins and ends, for a gradient. */
  zoneStops: { zone: ZoneNumber; from: number; to: number }[];
  yTicks: { y: number; text: string }[];
  xTicks: { x: number; text: string }[];
  xOf(atMs: number): number;
  yOf(bpm: number): number;
  timeAt(x: number): number;
};

/** A label needs about this much room, px. */
const GAP_LABEL_PX = 104;
const Y_STEP = 20;
const MARGIN_BPM = 6;

/** Turns a summary's trace into what an SVG draws. Pure. */
export function layoutHeartRateChart(input: HeartRateChartInput): HeartRateChart {
  const { trace, window, width, height } = input;
  const [lowest, highest] = domainOf(trace);
  const x = linearScale([window.fromMs, window.toMs], [0, width]);
  const y = linearScale([lowest, highest], [height, 0]);

  const bands = bandsOf(input.zoneLowerBoundsBpm, lowest, highest).map(({ zone, from, to }) => ({
    zone,
    y: y.at(to),
    height: y.at(from) - y.at(to),
  }));
  const yTicks = [];
  for (let bpm = Math.ceil(lowest / Y_STEP) * Y_STEP; bpm <= highest; bpm += Y_STEP) {
    yTicks.push({ y: y.at(bpm), text: String(bpm) });
  }
  return {
    path: tracePath(trace, x.at, y.at),
    bridges: bridgesOf(trace).map(([before, after]) => ({
      x1: x.at(before.atMs),
      y1: y.at(before.bpm ?? 0),
      x2: x.at(after.atMs),
      y2: y.at(after.bpm ?? 0),
    })),
    gaps: gapsOf(input, x.at),
    bands,
    zoneStops: bands.map((band) => ({ zone: band.zone, from: band.y / height, to: (band.y + band.height) / height })),
    yTicks,
    xTicks: timeTicks({ seconds: (window.toMs - window.fromMs) / 1000, width }).map((seconds) => ({
      x: x.at(window.fromMs + seconds * 1000),
      text: durationText(seconds),
    })),
    xOf: x.at,
    yOf: y.at,
    timeAt: x.invert,
  };
}

/** Whole tens around the values, at least 40 bpm apart, so that a calm class does not look wild. */
function domainOf(trace: readonly TracePoint[]): [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { bpm } of trace) {
    if (bpm === null) continue;
    lowest = Math.min(lowest, bpm);
    highest = Math.max(highest, bpm);
  }
  if (highest < lowest) return [80, 180];
  const from = Math.floor((lowest - MARGIN_BPM) / 10) * 10;
  return [from, Math.max(from + 40, Math.ceil((highest + MARGIN_BPM) / 10) * 10)];
}

/** The part of each zone that lies within the axis, highest zone first. */
function bandsOf(bounds: ZoneBounds, lowest: number, highest: number) {
  return ZONES.toReversed()
    .map(({ number }) => ({
      zone: number,
      from: Math.max(lowest, bounds[number - 2] ?? Number.NEGATIVE_INFINITY),
      to: Math.min(highest, bounds[number - 1] ?? Number.POSITIVE_INFINITY),
    }))
    .filter(({ from, to }) => to > from);
}

/** The points on both sides of each break. */
function bridgesOf(trace: readonly TracePoint[]): [TracePoint, TracePoint][] {
  const bridges: [TracePoint, TracePoint][] = [];
  for (const [index, { bpm }] of trace.entries()) {
    const before = trace[index - 1];
    const after = trace[index + 1];
    if (bpm === null && before !== undefined && after !== undefined) bridges.push([before, after]);
  }
  return bridges;
}

function gapsOf({ gaps, window, width }: HeartRateChartInput, x: (atMs: number) => number): HeartRateChart['gaps'] {
  let labelledUntil = Number.NEGATIVE_INFINITY;
  return gaps.map((gap) => {
    const left = Math.max(0, x(gap.fromMs));
    const right = Math.min(width, x(gap.toMs));
    const isEdge = gap.fromMs <= window.fromMs || gap.toMs >= window.toMs;
    const middle = (left + right) / 2;
    // Labels do not overlap; a gap without one is still drawn, and is in the table.
    const hasRoom = middle - GAP_LABEL_PX / 2 > labelledUntil;
    if (hasRoom) labelledUntil = middle + GAP_LABEL_PX / 2;
    return { x: left, width: right - left, seconds: (gap.toMs - gap.fromMs) / 1000, isEdge, hasLabel: hasRoom };
  });
}
