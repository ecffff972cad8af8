import { tanakaHrMaxBpm } from './analytics/tanaka.ts';

/** Sex as the formulas know it. */
export type Sex = 'female' | 'male';

/** What zones and calories need to know of a person, as of one day. `null`: the person did not say. */
export type AthleteSettings = {
  /** Calendar year, 1900…2100. */
  birthYear: number | null;
  sex: Sex | null;
  /** 20…300. */
  weightKg: number | null;
  /** Measured maximum heart rate, 100…240. */
  hrMaxBpm: number | null;
  /** Resting heart rate, 25…120. */
  hrRestBpm: number | null;
};

export const NO_ATHLETE_SETTINGS: AthleteSettings = {
  birthYear: null,
  sex: null,
  weightKg: null,
  hrMaxBpm: null,
  hrRestBpm: null,
};

/** What is assumed of somebody who did not say. Shown wherever a number depends on one. */
export const ATHLETE_DEFAULTS = { ageYears: 40, weightKg: 75, hrRestBpm: 60 } as const;

/** A setting for which an assumption stands. */
export type DefaultedSetting = 'age' | 'sex' | 'weight' | 'hr-max' | 'hr-rest';

/** Settings with every gap filled. */
export type AthleteProfile = {
  /** Age reached in the year asked for. */
  ageYears: number;
  /** `null` is the one gap that stays: formulas then take the mean of both equations. */
  sex: Sex | null;
  weightKg: number;
  hrMaxBpm: number;
  hrRestBpm: number;
  /** Which of the values are assumptions, in the order of `DefaultedSetting`. */
  defaultsUsed: DefaultedSetting[];
};

/**
 * Fills the gaps of `settings`: age 40, weight 75 kg, resting heart rate 60 bpm, maximum heart rate by Tanaka from age.
 * @param onYear calendar year in which the age is wanted
 */
export function withDefaults(settings: AthleteSettings, onYear: number): AthleteProfile {
  const defaultsUsed: DefaultedSetting[] = [];
  if (settings.birthYear === null) defaultsUsed.push('age');
  if (settings.sex === null) defaultsUsed.push('sex');
  if (settings.weightKg === null) defaultsUsed.push('weight');
  if (settings.hrMaxBpm === null) defaultsUsed.push('hr-max');
  if (settings.hrRestBpm === null) defaultsUsed.push('hr-rest');

  const ageYears = settings.birthYear === null ? ATHLETE_DEFAULTS.ageYears : Math.max(0, onYear - settings.birthYear);
  return {
    ageYears,
    sex: settings.sex,
    weightKg: settings.weightKg ?? ATHLETE_DEFAULTS.weightKg,
    hrMaxBpm: settings.hrMaxBpm ?? tanakaHrMaxBpm({ ageYears }),
    hrRestBpm: settings.hrRestBpm ?? ATHLETE_DEFAULTS.hrRestBpm,
    defaultsUsed,
  };
}
