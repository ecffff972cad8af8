import { z } from 'zod';
import { msg } from '#platform/msg.ts';
import { zonedTimeToUtc } from '../../features/schedule/zoned-time.ts';
import { cleanName } from '../person-name.ts';
import { says } from './parse-form.ts';

export const PLANNED_MINUTES_DEFAULT = 45;
const PLANNED_MINUTES_MIN = 5;
const PLANNED_MINUTES_MAX = 240;
const TITLE_MAX_LENGTH = 80;
const DESCRIPTION_MAX_LENGTH = 1000;

/** A class to plan. `startsAt` is wall-clock time in the studio's zone, as date and time fields give it. */
export function classForm(timeZone: string) {
  return z
    .object({
      title: z
        .string({ error: says(msg`Write a title.`) })
        .transform(cleanName)
        .pipe(
          z
            .string()
            .min(1, says(msg`Write a title.`))
            .max(TITLE_MAX_LENGTH, says(msg`A title has ${{ max: TITLE_MAX_LENGTH }} characters at most.`)),
        ),
      description: z
        .string()
        .trim()
        .max(
          DESCRIPTION_MAX_LENGTH,
          says(msg`A description has ${{ max: DESCRIPTION_MAX_LENGTH }} characters at most.`),
        )
        .default(''),
      date: z.string({ error: says(msg`Choose a day.`) }).regex(/^\d{4}-\d{2}-\d{2}$/, says(msg`Choose a day.`)),
      time: z
        .string({ error: says(msg`Choose a time.`) })
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, says(msg`Choose a time, such as ${{ example: '17:30' }}.`)),
      plannedMinutes: z.coerce
        .number({ error: says(msg`A whole number of minutes.`) })
        .int(says(msg`A whole number of minutes.`))
        .min(PLANNED_MINUTES_MIN, says(msg`At least ${{ min: PLANNED_MINUTES_MIN }} minutes.`))
        .max(PLANNED_MINUTES_MAX, says(msg`At most ${{ max: PLANNED_MINUTES_MAX }} minutes.`)),
    })
    .transform(({ date, time, ...rest }, context) => {
      const startsAt = zonedTimeToUtc({ date, time, timeZone });
      if (startsAt === null) {
        context.addIssue({ code: 'custom', path: ['date'], message: says(msg`This day does not exist.`) });
        return z.NEVER;
      }
      return { ...rest, startsAt };
    });
}
