import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keytelKcalPerMinute } from './keytel.ts';

it('follows the equation for men', () => {
  // -55.0969 + 0.6309 × 150 + 0.1988 × 80 + 0.2017 × 30
  //   = -55.0969 + 94.635 + 15.904 + 6.051 = 61.4931 kJ/min; / 4.184 = 14.697204 kcal/min
  expect(keytelKcalPerMinute('male', { bpm: 150, weightKg: 80, ageYears: 30 })).toBeCloseTo(14.697_204, 6);
});

it('follows the equation for women, in which weight counts downwards', () => {
  // -20.4022 + 0.4472 × 150 - 0.1263 × 60 + 0.074 × 30
  //   = -20.4022 + 67.08 - 7.578 + 2.22 = 41.3198 kJ/min; / 4.184 = 9.875669 kcal/min
  expect(keytelKcalPerMinute('female', { bpm: 150, weightKg: 60, ageYears: 30 })).toBeCloseTo(9.875_669, 6);
});

it('stops at 0 where the equation goes below', () => {
  // -55.0969 + 0.6309 × 40 + 0.1988 × 60 + 0.2017 × 20 = -55.0969 + 25.236 + 11.928 + 4.034 = -13.8989
  expect(keytelKcalPerMinute('male', { bpm: 40, weightKg: 60, ageYears: 20 })).toBe(0);
});

it('is never negative and never falls when the heart rate rises', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('female' as const, 'male' as const),
      fc.integer({ min: 1, max: 240 }),
      fc.integer({ min: 20, max: 300 }),
      fc.integer({ min: 0, max: 110 }),
      (sex, bpm, weightKg, ageYears) => {
        const kcal = keytelKcalPerMinute(sex, { bpm, weightKg, ageYears });
        expect(kcal).toBeGreaterThanOrEqual(0);
        expect(keytelKcalPerMinute(sex, { bpm: bpm + 1, weightKg, ageYears })).toBeGreaterThanOrEqual(kcal);
      },
    ),
  );
});
