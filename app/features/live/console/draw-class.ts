import type { Slot } from '#core/ids.ts';
import { type ClassColumn, COLUMN_MS, distributionOf } from './class-columns.ts';
import type { Rect } from './console-layout.ts';
import type { HistorySample } from './heart-rate-history.ts';
import { HISTORY_MS } from './heart-rate-history.ts';
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

/** Half of this at least lies within a sparkline, so that a steady heart rate is a flat line. */
const SPARK_RANGE_BPM = 24;

/** The last minute of one person as a line with a dot at its end; broken where there was no number. */
export function drawSparkline(
  { context, colours }: CanvasView,
  {
    samples,
    rect,
    nowMs,
    hasPlate,
  }: { samples: readonly HistorySample[]; rect: Rect; nowMs: number; hasPlate: boolean },
): void {
  const known = samples.filter(({ bpm, atMs }) => bpm !== null && nowMs - atMs <= HISTORY_MS);
  if (known.length < 2) return;
  if (hasPlate) {
    context.globalAlpha = 0.82;
    context.fillStyle = colours.panel;
    context.beginPath();
    context.roundRect(rect.xPx, rect.yPx, rect.widthPx, rect.heightPx, [8, 0, 0, 0]);
    context.fill();
    context.globalAlpha = 1;
  }
  const bpms = known.map(({ bpm }) => bpm ?? 0);
  const middle = (Math.min(...bpms) + Math.max(...bpms)) / 2;
  const range = Math.max(SPARK_RANGE_BPM, Math.max(...bpms) - Math.min(...bpms));
  const inset = 5;
  const x = (atMs: number) => rect.xPx + inset + (1 - (nowMs - atMs) / HISTORY_MS) * (rect.widthPx - 2 * inset - 3);
  const y = (bpm: number) => rect.yPx + rect.heightPx / 2 - ((bpm - middle) / range) * (rect.heightPx - 2 * inset);
  context.strokeStyle = colours.text;
  context.lineWidth = 1.75;
  context.lineJoin = 'round';
  context.beginPath();
  let isDown = false;
  for (const { atMs, bpm } of samples) {
    if (bpm === null || nowMs - atMs > HISTORY_MS) {
      isDown = false;
      continue;
    }
    if (isDown) context.lineTo(x(atMs), y(bpm));
    else context.moveTo(x(atMs), y(bpm));
    isDown = true;
  }
  context.stroke();
  const last = samples.at(-1);
  if (last === undefined || last.bpm === null) return;
  context.fillStyle = colours.text;
  context.beginPath();
  context.arc(x(last.atMs), y(last.bpm), 2.5, 0, 2 * Math.PI);
  context.fill();
}
