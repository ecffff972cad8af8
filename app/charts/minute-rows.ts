import type { TraceGap, TracePoint } from '#core/analytics/heart-rate-trace.ts';

/** One line of the table beside the chart. */
export type MinuteRow = {
  /** Seconds from the start of the class. */
  fromSeconds: number;
  lowestBpm: number | null;
  highestBpm: number | null;
  /** Seconds without signal. */
  gapSeconds: number;
};

/** The chart as a table: a row for each minute, or for each five in a long class. */
export function minuteRows({
  trace,
  gaps,
  window,
}: {
  trace: readonly TracePoint[];
  gaps: readonly TraceGap[];
  window: { fromMs: number; toMs: number };
}): MinuteRow[] {
  const lengthMs = Math.max(0, window.toMs - window.fromMs);
  const stepMs = lengthMs > 90 * 60_000 ? 5 * 60_000 : 60_000;
  return Array.from({ length: Math.ceil(lengthMs / stepMs) }, (_, index) => {
    const fromMs = window.fromMs + index * stepMs;
    const toMs = Math.min(window.toMs, fromMs + stepMs);
    const bpms = trace
      .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
      .map(({ bpm }) => bpm)
      .filter((bpm) => bpm !== null);
    const gapMs = gaps.reduce(
      (sum, gap) => sum + Math.max(0, Math.min(toMs, gap.toMs) - Math.max(fromMs, gap.fromMs)),
      0,
    );
    return {
      fromSeconds: (index * stepMs) / 1000,
      lowestBpm: bpms.length === 0 ? null : Math.min(...bpms),
      highestBpm: bpms.length === 0 ? null : Math.max(...bpms),
      gapSeconds: gapMs / 1000,
    };
  });
}
