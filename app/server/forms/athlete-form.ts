import { z } from 'zod';
import type { AthleteSettings } from '#core/athlete.ts';
import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { says } from './parse-form.ts';

/** A field that may be left empty. A comma is a decimal point too. */
function optionalNumber({
  min,
  max,
  isWhole,
  refusal,
}: {
  min: number;
  max: number;
  isWhole: boolean;
  /** What is asked for instead. */
  refusal: Words;
}) {
  return z
    .string()
    .default('')
    .transform((text) => text.trim().replace(',', '.'))
    .transform((text, context) => {
      if (text === '') return null;
      const value = Number(text);
      if (!/^\d+(\.\d+)?$/.test(text) || value < min || value > max || (isWhole && !Number.isInteger(value))) {
        context.addIssue({ code: 'custom', message: says(refusal) });
        return z.NEVER;
      }
      return value;
    });
}

/** Birth year, sex, weight and heart rates: all optional, as of today. */
export function athleteForm(thisYear: number) {
  const max = thisYear - 5;
  return z.object({
    birthYear: optionalNumber({
      min: 1900,
      max,
      isWhole: true,
      refusal: msg`A year from ${{ min: 1900 }} to ${{ max }}.`,
    }),
    sex: z
      .enum(['', 'female', 'male'], { error: says(msg`Choose one of the three.`) })
      .default('')
      .transform((sex) => (sex === '' ? null : sex)),
    weightKg: optionalNumber({
      min: 20,
      max: 300,
      isWhole: false,
      refusal: msg`A weight from ${{ min: 20 }} to ${{ max: 300 }} kg.`,
    }),
    hrMaxBpm: optionalNumber({ min: 100, max: 240, isWhole: true, refusal: wholeBpm({ min: 100, max: 240 }) }),
    hrRestBpm: optionalNumber({ min: 25, max: 120, isWhole: true, refusal: wholeBpm({ min: 25, max: 120 }) }),
  }) satisfies z.ZodType<AthleteSettings>;
}

function wholeBpm({ min, max }: { min: number; max: number }): Words {
  return msg`A whole number from ${{ min }} to ${{ max }} bpm.`;
}
