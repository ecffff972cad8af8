import { createBeats, type StrapReading } from '../heart/beats.ts';
import { createHeart, type HeartParameters } from '../heart/heart-model.ts';
import { ARRIVAL, LOSS_PER_SECOND, lossSeconds } from '../heart/strap-recording.ts';

/** A strap on a simulated body: a reading a second, and now and then it loses the skin for a while. */
export type SimulatedStrap = { close(): void };

export function startSimulatedStrap({
  body,
  intensity,
  warmUp,
  onReading,
  onSensor,
  random,
  lossPerSecond = LOSS_PER_SECOND,
}: {
  body: HeartParameters;
  /** Share of the reserve that is worked at now, 0…1. */
  intensity(): number;
  /** What the body did before: one intensity per second, the oldest first. */
  warmUp: number[];
  onReading(reading: StrapReading): void;
  onSensor(state: 'connected' | 'searching'): void;
  random: () => number;
  /** Chance per second that the strap loses the skin. */
  lossPerSecond?: number;
}): SimulatedStrap {
  const heart = createHeart(body);
  const beats = createBeats(random);
  heart.advance(ARRIVAL);
  for (const each of warmUp) heart.advance({ seconds: 1, intensity: each });
  let lostForS = 0;
  let lastAt = performance.now();

  function second(): void {
    const now = performance.now();
    const seconds = (now - lastAt) / 1000;
    lastAt = now;
    const effort = intensity();
    const heartRateBpm = heart.advance({ seconds, intensity: effort });
    const reading = beats.nextSecond({ heartRateBpm, effort });
    if (lostForS > 0) {
      lostForS -= 1;
      if (lostForS > 0) return;
      onSensor('connected');
    } else if (random() < lossPerSecond) {
      lostForS = lossSeconds(random);
      onSensor('searching');
      return;
    }
    onReading(reading);
  }

  onSensor('connected');
  second();
  const timer = setInterval(second, 1000);
  return { close: () => clearInterval(timer) };
}
