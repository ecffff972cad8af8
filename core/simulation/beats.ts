import { normal } from './seeded-random.ts';

/** What a strap notifies once a second. */
export type StrapReading = {
  /** Whole bpm, as in the Heart Rate Measurement characteristic. */
  bpm: number;
  /** RR intervals that were completed since the last one, 1/1024 s, oldest first. */
  rr1024: number[];
};

/** Breaths per minute at rest and at full effort, and by how much they move the intervals at rest. */
const BREATHS_REST_PER_MIN = 14;
const BREATHS_MAX_PER_MIN = 42;
const RESPIRATION_SHARE = 0.045;
/** Beat-to-beat noise at rest, as a share of the interval. */
const NOISE_SHARE = 0.012;
const RR_MAX = 9;

/**
 * Single beats out of a heart rate. Intervals are longer in expiration and shorter in inspiration, and that vanishes as
 * the effort rises (respiratory sinus arrhythmia: Hirsch JA, Bishop B (1981). Am J Physiol 241:H620–H629).
 */
export function createBeats(random: () => number): {
  /** @param second.effort share of the reserve now, 0…1 */
  nextSecond(second: { heartRateBpm: number; effort: number }): StrapReading;
} {
  let breathPhase = random();
  /** Ms until the next beat. */
  let untilBeatMs = random() * 600;

  return {
    nextSecond({ heartRateBpm, effort }) {
      const calm = (1 - Math.min(1, Math.max(0, effort))) ** 2;
      const breathsPerS = (BREATHS_REST_PER_MIN + (BREATHS_MAX_PER_MIN - BREATHS_REST_PER_MIN) * effort) / 60;
      const rr1024: number[] = [];
      let leftMs = 1000;
      while (untilBeatMs <= leftMs) {
        leftMs -= untilBeatMs;
        const breath = Math.sin(2 * Math.PI * breathPhase) * RESPIRATION_SHARE * calm;
        const noise = normal(random) * NOISE_SHARE * (0.2 + 0.8 * calm);
        const intervalMs = (60_000 / heartRateBpm) * (1 + breath + noise);
        breathPhase = (breathPhase + (breathsPerS * intervalMs) / 1000) % 1;
        if (rr1024.length < RR_MAX) rr1024.push(Math.round((intervalMs * 1024) / 1000));
        untilBeatMs = intervalMs;
      }
      untilBeatMs -= leftMs;
      return { bpm: Math.round(heartRateBpm), rr1024 };
    },
  };
}
