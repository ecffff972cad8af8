import type { Sex } from '../athlete.ts';

/**
 * Energy from heart rate, the equations without VO2max of:
 * Keytel LR, Goedecke JH, Noakes TD, Hiiloskorpi H, Laukkanen R, van der Merwe L, Lambert EV (2005). Prediction of
 * energy expenditure from heart rate monitoring during submaximal exercise. J Sports Sci 23(3):289-297.
 *
 * Fitted to 115 regularly exercising people of 18 to 45 years and 47 to 120 kg, cycling or running at 57, 77 and 90 %
 * of their maximum heart rate. Outside of that, and at rest above all, it is an extrapolation.
 */
export type KeytelInput = {
  bpm: number;
  weightKg: number;
  ageYears: number;
};

/** Thermochemical calorie. */
const KJ_PER_KCAL = 4.184;

/** Energy in kcal per minute, never below 0 (the equations go negative at low heart rates). */
export function keytelKcalPerMinute(sex: Sex, { bpm, weightKg, ageYears }: KeytelInput): number {
  const kjPerMinute =
    sex === 'male'
      ? -55.0969 + 0.6309 * bpm + 0.1988 * weightKg + 0.2017 * ageYears
      : -20.4022 + 0.4472 * bpm - 0.1263 * weightKg + 0.074 * ageYears;
  return Math.max(0, kjPerMinute / KJ_PER_KCAL);
}

/**
 * How far low and high lie from the value, as a share of it.
 *
 * This is a rule of thumb of this project, not a confidence interval. The paper's abstract gives r = 0.857 between
 * measured and estimated energy for these equations, that is 73.4 % of the variance (0.913 and 83.3 % with VO2max),
 * and no standard error; we have not had the full text. A quarter of the variance unexplained does not bear a number
 * shown to the single kilocalorie, and a range says so.
 */
export const KEYTEL_RANGE_SHARE = 0.2;
