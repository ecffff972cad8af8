import type { HeartParameters } from './heart-model.ts';
import { normal, seededRandom } from './seeded-random.ts';

/** A body that does not exist: what the model needs, and what the profile of its owner says. */
export type SimulatedBody = HeartParameters & {
  /** How much harder (above 1) or easier than asked this person works. */
  effort: number;
  birthYear: number;
  sex: 'female' | 'male';
  weightKg: number;
};

/** A person of the crowd, the same for the same seed. */
export function simulatedBody(seed: number, { year }: { year: number }): SimulatedBody {
  const random = seededRandom(seed);
  // The first numbers of neighbouring seeds are alike.
  random();
  const ageYears = Math.round(24 + random() * 34);
  const sex = random() < 0.5 ? 'female' : 'male';
  return {
    birthYear: year - ageYears,
    sex,
    weightKg: Math.round((sex === 'female' ? 63 : 78) + within(2, normal(random)) * 7),
    // Around 208 − 0.7 · age (Tanaka H et al. 2001) with the deviation of 7 bpm and more that people have.
    hrMaxBpm: Math.round(208 - 0.7 * ageYears + within(1.5, normal(random)) * 7),
    hrRestBpm: Math.round(62 + within(1.7, normal(random)) * 7),
    // Hunt et al. 2015: 57.6 ± 23.6 s.
    responseTimeConstantS: 57.6 + within(1.2, normal(random)) * 23.6,
    driftMaxBpm: 7 + random() * 6,
    driftTimeConstantS: 480 + random() * 300,
    effort: 1 + within(1.6, normal(random)) * 0.1,
  };
}

function within(limit: number, value: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
