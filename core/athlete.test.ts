import { describe, expect, it } from 'vitest';
import { tanakaHrMaxBpm } from './analytics/tanaka.ts';
import { NO_ATHLETE_SETTINGS, withDefaults } from './athlete.ts';

describe('withDefaults', () => {
  it('assumes 40 years, 75 kg, 60 bpm at rest and the estimated maximum of somebody who said nothing', () => {
    expect(withDefaults(NO_ATHLETE_SETTINGS, 2026)).toEqual({
      ageYears: 40,
      sex: null,
      weightKg: 75,
      hrMaxBpm: 180,
      hrRestBpm: 60,
      defaultsUsed: ['age', 'sex', 'weight', 'hr-max', 'hr-rest'],
    });
  });

  it('keeps everything that was said', () => {
    const said = { birthYear: 1991, sex: 'female', weightKg: 61.5, hrMaxBpm: 192, hrRestBpm: 48 } as const;
    expect(withDefaults(said, 2026)).toEqual({
      ageYears: 35,
      sex: 'female',
      weightKg: 61.5,
      hrMaxBpm: 192,
      hrRestBpm: 48,
      defaultsUsed: [],
    });
  });

  it('estimates the maximum from the age when only that is known', () => {
    const profile = withDefaults({ ...NO_ATHLETE_SETTINGS, birthYear: 2001 }, 2026);
    // 208 - 0.7 × 25 = 190.5, rounded up.
    expect(profile.hrMaxBpm).toBe(191);
    expect(profile.defaultsUsed).toEqual(['sex', 'weight', 'hr-max', 'hr-rest']);
  });

  it('never counts an age below 0', () => {
    expect(withDefaults({ ...NO_ATHLETE_SETTINGS, birthYear: 2030 }, 2026).ageYears).toBe(0);
  });
});

it.each([
  // 208 - 0.7 × age.
  [20, 194],
  [40, 180],
  [45, 177], // 176.5
  [65, 163], // 162.5
  [72, 158], // 157.6
])('Tanaka: at %i years the maximum is %i', (ageYears, hrMaxBpm) => {
  expect(tanakaHrMaxBpm({ ageYears })).toBe(hrMaxBpm);
});
