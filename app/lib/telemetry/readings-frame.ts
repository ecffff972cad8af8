import type { ReadingsFrame } from '#core/protocol/telemetry-frames.ts';
import type { ReadingsBatch } from './resend-buffer.ts';

/** Offsets are unsigned, and a better clock estimate may have moved a later reading before an earlier one. */
export function readingsFrame({ streamId, firstSequence, readings }: ReadingsBatch): ReadingsFrame {
  const baseCapturedAtMs = Math.min(...readings.map((reading) => reading.capturedAtMs));
  return {
    kind: 'readings',
    streamId,
    metric: 'heart-rate',
    firstSequence,
    baseCapturedAtMs,
    readings: readings.map(({ capturedAtMs, bpm, contact, rr1024 }) => ({
      offsetMs: Math.round(capturedAtMs - baseCapturedAtMs),
      bpm,
      contact,
      rr1024: [...rr1024],
    })),
  };
}
