import { createHash } from 'node:crypto';
import { NO_ATHLETE_SETTINGS } from '#core/athlete.ts';
import type { UserId } from '#core/ids.ts';
import { type SimulatedBody, simulatedBody } from '#core/simulation/simulated-person.ts';
import type { Store } from '#store/index.ts';

/** Seeds of visitors are above those of the people with names. */
const FIRST_VISITOR_SEED = 1000;

/** The body of whoever has this seed, as old this year as ever. */
export function bodyOf(seed: number): SimulatedBody {
  return simulatedBody(seed, { year: new Date().getFullYear() });
}

/** A visitor keeps one seed, and with it one body, for as long as the account lasts. */
export function visitorSeed(userId: UserId): number {
  return FIRST_VISITOR_SEED + createHash('sha256').update(userId).digest().readUInt16BE();
}

/** Whose heart a visitor without a strap may borrow. */
export function simulatedPersonOf({ userId }: { userId: UserId }): { body: SimulatedBody; seed: number } {
  const seed = visitorSeed(userId);
  return { body: bodyOf(seed), seed };
}

/** The profile says what the body is, so that zones and summaries fit the heart. */
export async function saveBody({ athletes }: Pick<Store, 'athletes'>, userId: UserId, seed: number): Promise<void> {
  const { birthYear, sex, weightKg, hrMaxBpm, hrRestBpm } = bodyOf(seed);
  await athletes.save(userId, { ...NO_ATHLETE_SETTINGS, birthYear, sex, weightKg, hrMaxBpm, hrRestBpm });
}
