import type { Rect } from './console-layout.ts';
import { HISTORY_MS, type HistorySample } from './heart-rate-history.ts';

export type SparkColours = { line: string; plate: string };

/** Half of this at least lies within a sparkline, so that a steady heart rate is a flat line. */
const SPARK_RANGE_BPM = 24;
const INSET_PX = 5;
const DOT_PX = 2.5;

/** The last minute of one person as a line with a dot at its end; broken where there was no number. */
export function drawSparkline(
  context: OffscreenCanvasRenderingContext2D,
  {
    samples,
    rect,
    nowMs,
    hasPlate,
    colours,
  }: { samples: readonly HistorySample[]; rect: Rect; nowMs: number; hasPlate: boolean; colours: SparkColours },
): void {
  const range = rangeOf(samples, nowMs);
  if (range === null) return;
  if (hasPlate) {
    context.globalAlpha = 0.82;
    context.fillStyle = colours.plate;
    context.beginPath();
    context.roundRect(rect.xPx, rect.yPx, rect.widthPx, rect.heightPx, [8, 0, 0, 0]);
    context.fill();
    context.globalAlpha = 1;
  }
  const middleBpm = (range.lowestBpm + range.highestBpm) / 2;
  const rangeBpm = Math.max(SPARK_RANGE_BPM, range.highestBpm - range.lowestBpm);
  const x = (atMs: number) =>
    rect.xPx + INSET_PX + (1 - (nowMs - atMs) / HISTORY_MS) * (rect.widthPx - 2 * INSET_PX - 3);
  const y = (bpm: number) =>
    rect.yPx + rect.heightPx / 2 - ((bpm - middleBpm) / rangeBpm) * (rect.heightPx - 2 * INSET_PX);
  context.strokeStyle = colours.line;
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
  context.fillStyle = colours.line;
  context.beginPath();
  context.arc(x(last.atMs), y(last.bpm), DOT_PX, 0, 2 * Math.PI);
  context.fill();
}

/** `null` where there are fewer than two numbers: no line. */
function rangeOf(samples: readonly HistorySample[], nowMs: number): { lowestBpm: number; highestBpm: number } | null {
  let lowestBpm = Number.POSITIVE_INFINITY;
  let highestBpm = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const { atMs, bpm } of samples) {
    if (bpm === null || nowMs - atMs > HISTORY_MS) continue;
    lowestBpm = Math.min(lowestBpm, bpm);
    highestBpm = Math.max(highestBpm, bpm);
    count += 1;
  }
  return count < 2 ? null : { lowestBpm, highestBpm };
}
