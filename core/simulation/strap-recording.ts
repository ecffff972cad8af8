import { createBeats, type StrapReading } from './beats.ts';
import { blockAt, type ScriptBlock } from './class-script.ts';
import { createHeart } from './heart-model.ts';
import { seededRandom } from './seeded-random.ts';
import type { SimulatedBody } from './simulated-person.ts';

/** A reading with the second of the class it belongs to. */
export type RecordedReading = StrapReading & { secondsIn: number };

/** Chance per second that the strap loses the skin, and for how long, seconds. */
export const LOSS_PER_SECOND = 1 / 900;
/** What people did before the class: they are warm when they arrive. */
export const ARRIVAL = { seconds: 120, intensity: 0.4 } as const;
const LOSS_MIN_S = 20;
const LOSS_MAX_S = 60;

/** All that a strap notified in a class: one reading a second, with a gap now and then. */
export function recordClass({
  body,
  script,
  seconds,
  seed,
}: {
  body: SimulatedBody;
  script: ScriptBlock[];
  seconds: number;
  seed: number;
}): RecordedReading[] {
  const random = seededRandom(seed);
  const heart = createHeart(body);
  const beats = createBeats(random);
  const readings: RecordedReading[] = [];
  let isBackAtS = 0;
  heart.advance(ARRIVAL);
  for (let secondsIn = 1; secondsIn <= seconds; secondsIn++) {
    const intensity = blockAt(script, secondsIn).block.intensity * body.effort;
    const reading = beats.nextSecond({ heartRateBpm: heart.advance({ seconds: 1, intensity }), effort: intensity });
    if (secondsIn >= isBackAtS && random() < LOSS_PER_SECOND) isBackAtS = secondsIn + lossSeconds(random);
    if (secondsIn >= isBackAtS) readings.push({ ...reading, secondsIn });
  }
  return readings;
}

/** How long a strap that lost the skin gives nothing, seconds. */
export function lossSeconds(random: () => number): number {
  return Math.round(LOSS_MIN_S + random() * (LOSS_MAX_S - LOSS_MIN_S));
}
