import { createBeats, type StrapReading } from './beats.ts';
import { createHeart, type HeartParameters } from './heart-model.ts';

/** A strap on a simulated body, second by second. */
export type StrapSimulation = {
  /**
   * Lets time pass at one intensity.
   * @param step.intensity share of the reserve that is worked at, 0…1
   * @returns what the strap notifies then; `null` while it has lost the skin
   */
  next(step: { seconds: number; intensity: number }): StrapReading | null;
};

/** Chance per second that the strap loses the skin, and for how long, seconds. */
const LOSS_PER_SECOND = 1 / 900;
const LOSS_MIN_S = 20;
const LOSS_MAX_S = 60;
/** What people did before the class: they are warm when they arrive. */
export const ARRIVAL = { seconds: 120, intensity: 0.4 } as const;

export function createStrapSimulation({
  body,
  random,
  lossPerSecond = LOSS_PER_SECOND,
  sureLossAfterS = null,
  warmUp = [],
}: {
  body: HeartParameters;
  random: () => number;
  /** Chance per second that the strap loses the skin. */
  lossPerSecond?: number;
  /** After so many seconds it loses the skin whatever chance says; `null`: it is left to chance. */
  sureLossAfterS?: number | null;
  /** What the body did since it arrived: one intensity per second, the oldest first. */
  warmUp?: readonly number[];
}): StrapSimulation {
  const heart = createHeart(body);
  const beats = createBeats(random);
  let lostForS = 0;
  let elapsedS = 0;
  let dueAtS = sureLossAfterS;
  heart.advance(ARRIVAL);
  for (const intensity of warmUp) heart.advance({ seconds: 1, intensity });

  return {
    next({ seconds, intensity }) {
      const reading = beats.nextSecond({ heartRateBpm: heart.advance({ seconds, intensity }), effort: intensity });
      elapsedS += seconds;
      const isDue = dueAtS !== null && elapsedS >= dueAtS;
      if (isDue) dueAtS = null;
      if (lostForS > 0) lostForS -= 1;
      else if (random() < lossPerSecond || isDue) lostForS = lossSeconds(random);
      return lostForS > 0 ? null : reading;
    },
  };
}

function lossSeconds(random: () => number): number {
  return Math.round(LOSS_MIN_S + random() * (LOSS_MAX_S - LOSS_MIN_S));
}
