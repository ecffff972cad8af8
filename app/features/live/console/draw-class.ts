import { COLUMN_MS } from '#core/history-columns.ts';
import type { Slot } from '#core/ids.ts';
import { type ClassColumn, distributionOf } from './class-columns.ts';
import type { CanvasView } from './LiveCanvas.tsx';

/** What a strip shows, in session time. */
export type TimeSpan = { fromMs: number; toMs: number };

/** Class time from left to right; how the class was spread over the zones, zone 1 at the bottom. */
export function drawDistribution(
  { context, widthPx, heightPx, colours }: CanvasView,
  { columns, span, nowMs }: { columns: readonly ClassColumn[]; span: TimeSpan; nowMs: number },
): void {
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, widthPx, heightPx);
  const x = (atMs: number) => ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * widthPx;
  for (const { fromMs, states } of columns) {
    const { byZone, lost } = distributionOf(states.values());
    const total = byZone.reduce((sum, count) => sum + count, lost);
    if (total === 0) continue;
    const left = Math.floor(x(fromMs));
    const columnPx = Math.max(1, Math.floor(x(fromMs + COLUMN_MS)) - left);
    let bottom = heightPx;
    byZone.forEach((count, index) => {
      const rowPx = (count / total) * heightPx;
      context.fillStyle = colours.zones[index] ?? colours.faint;
      context.fillRect(left, bottom - rowPx, columnPx, rowPx);
      bottom -= rowPx;
    });
  }
  context.fillStyle = colours.text;
  context.fillRect(Math.round(Math.min(x(nowMs), widthPx - 2)), 0, 2, heightPx);
}

/** One row per person, newest right. Height and colour both say the zone; a gap stays empty, a lost signal is a line. */
export function drawHeat(
  { context, widthPx, colours }: CanvasView,
  {
    columns,
    slots,
    rowPx,
    nowMs,
  }: { columns: readonly ClassColumn[]; slots: readonly Slot[]; rowPx: number; nowMs: number },
): void {
  const columnPx = heatColumnPx(widthPx);
  const newestFromMs = Math.floor(nowMs / COLUMN_MS) * COLUMN_MS;
  const barPx = rowPx - 6;
  for (const { fromMs, states } of columns) {
    const left = widthPx - columnPx * ((newestFromMs - fromMs) / COLUMN_MS + 1);
    if (left < 0) continue;
    slots.forEach((slot, row) => {
      const state = states.get(slot);
      if (state === undefined) return;
      const bottom = (row + 1) * rowPx - 3;
      const heightPx = state === 'lost' ? 1 : Math.max(3, (state / 5) * barPx);
      context.fillStyle = state === 'lost' ? colours.line : (colours.zones[state - 1] ?? colours.faint);
      context.fillRect(left, bottom - heightPx, columnPx, heightPx);
    });
  }
}

/** Whole pixels, so that neighbours do not blur. */
export function heatColumnPx(widthPx: number): number {
  return widthPx >= 360 ? 2 : 1;
}
