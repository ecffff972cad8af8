import { COLUMN_MS, columnStartMs } from '#core/history-columns.ts';
import type { OwnHistory } from '#core/session-history.ts';

/** A point of the own trace: session time and heart rate. */
export type TracePoint = { atMs: number; bpm: number };

/** Farther apart than this is a gap, and stays one. */
const GAP_MS = 12_000;

/** Adds a beat; beats of one column share a point, which is the latest of them: as fine as the line can be seen. */
export function withBeatOnTrace(trace: readonly TracePoint[], beat: TracePoint): TracePoint[] {
  const last = trace.at(-1);
  if (last === undefined) return [beat];
  if (beat.atMs < last.atMs) return [...trace];
  const isSamePoint = columnStartMs(beat.atMs) === columnStartMs(last.atMs);
  return isSamePoint ? [...trace.slice(0, -1), beat] : [...trace, beat];
}

/** Adds what the server knows of the time before. Where this page has a point, that stays. */
export function withHistory(trace: readonly TracePoint[], { fromMs, bpms }: OwnHistory): TracePoint[] {
  const known = new Set(trace.map(({ atMs }) => columnStartMs(atMs)));
  const loaded = bpms.flatMap((bpm, index) => {
    const columnMs = fromMs + index * COLUMN_MS;
    return bpm === null || known.has(columnMs) ? [] : [{ atMs: columnMs + COLUMN_MS / 2, bpm }];
  });
  return [...loaded, ...trace].sort((a, b) => a.atMs - b.atMs);
}

/** The same with an end of the line wherever there was no heart rate, as charts draw it. */
export function withGaps(trace: readonly TracePoint[]): { atMs: number; bpm: number | null }[] {
  return trace.flatMap((point, index) => {
    const before = trace[index - 1];
    const isAfterGap = before !== undefined && point.atMs - before.atMs > GAP_MS;
    return isAfterGap ? [{ atMs: before.atMs + COLUMN_MS, bpm: null }, point] : [point];
  });
}
