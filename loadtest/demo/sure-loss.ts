import type { SessionId } from '#core/ids.ts';
import { seededRandom, seedIn } from '#core/simulation/seeded-random.ts';

/** After how many seconds: when a visitor has found the way in, and soon enough to be seen. */
const FROM_S = 50;
const TO_S = 90;

/** Chance may spare everybody for minutes. So that a visitor sees a strap being lost, one of them surely loses it. */
export function sureLossOf({ sessionId, people }: { sessionId: SessionId; people: number }): {
  index: number;
  afterS: number;
} {
  const random = seededRandom(seedIn(sessionId, 0));
  return { index: Math.floor(random() * people), afterS: Math.round(FROM_S + random() * (TO_S - FROM_S)) };
}
