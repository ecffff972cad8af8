import { createSeededRandom } from './seeded-random.ts';

/** How fast a heart follows an effort: it covers 63 % of a rise, and of a fall, in this time, s. */
const RISE_S = 32;
const FALL_S = 44;
/** How far one number is from the next without a reason, bpm. */
const JITTER_BPM = 1.6;

/** A body in a class of intervals. */
export type ClassTraceOptions = {
  seed: number;
  restBpm: number;
  /** The heart rate that each part of the class leads to, and how long it lasts. */
  parts: readonly { seconds: number; bpm: number }[];
  /** Seconds from the start without a signal, as [from, to). */
  lost?: readonly (readonly [number, number])[];
};

/** One heart rate per second of a class, the same for the same seed. Made for pictures, not for physiology. */
export function classTrace({ seed, restBpm, parts, lost = [] }: ClassTraceOptions): (number | null)[] {
  const random = createSeededRandom(seed);
  const bpms: (number | null)[] = [];
  let bpm = restBpm;
  let wander = 0;
  for (const part of parts) {
    for (let second = 0; second < part.seconds; second++) {
      bpm += (part.bpm - bpm) / (part.bpm > bpm ? RISE_S : FALL_S);
      wander += (random() - 0.5) * JITTER_BPM - wander * 0.08;
      const at = bpms.length;
      const isLost = lost.some(([from, to]) => at >= from && at < to);
      bpms.push(isLost ? null : Math.round(bpm + wander));
    }
  }
  return bpms;
}

/** Warm-up, four hard intervals with easy ones between, cool-down: 43 minutes. */
export function thresholdParts({ easyBpm, hardBpm }: { easyBpm: number; hardBpm: number }) {
  const hard = { seconds: 240, bpm: hardBpm };
  const easy = { seconds: 180, bpm: easyBpm };
  const intervals = Array.from({ length: 4 }, () => [hard, easy]).flat();
  return [{ seconds: 480, bpm: easyBpm }, ...intervals, { seconds: 420, bpm: easyBpm - 14 }];
}
