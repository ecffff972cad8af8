import { z } from 'zod';
import type { AthleteSettings } from '#core/athlete.ts';

/** A field that may be left empty. A comma is a decimal point too. */
function optionalNumber({
  min,
  max,
  isWhole,
  message,
}: {
  min: number;
  max: number;
  isWhole: boolean;
  message: string;
}) {
  return z
    .string()
    .default('')
    .transform((text) => text.trim().replace(',', '.'))
    .transform((text, context) => {
      if (text === '') return null;
      const value = Number(text);
      if (!/^\d+(\.\d+)?$/.test(text) || value < min || value > max || (isWhole && !Number.isInteger(value))) {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
      return value;
    });
}

/** Birth year, sex, weight and heart rates: all optional, as of today. */
export function athleteForm(thisYear: number) {
  const latest = thisYear - 5;
  return z.object({
    birthYear: optionalNumber({ min: 1900, max: latest, isWhole: true, message: `A year from 1900 to ${latest}.` }),
    sex: z
      .enum(['', 'female', 'male'], { error: 'Choose one of the three.' })
      .default('')
      .transform((sex) => (sex === '' ? null : sex)),
    weightKg: optionalNumber({ min: 20, max: 300, isWhole: false, message: 'A weight from 20 to 300 kg.' }),
    hrMaxBpm: optionalNumber({ min: 100, max: 240, isWhole: true, message: 'A whole number from 100 to 240 bpm.' }),
    hrRestBpm: optionalNumber({ min: 25, max: 120, isWhole: true, message: 'A whole number from 25 to 120 bpm.' }),
  }) satisfies z.ZodType<AthleteSettings>;
}
