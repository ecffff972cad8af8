import { z } from 'zod';
import { zonedTimeToUtc } from '../../features/schedule/zoned-time.ts';
import { cleanName } from '../person-name.ts';

export const PLANNED_MINUTES_DEFAULT = 45;

/** A class to plan. `startsAt` is wall-clock time in the studio's zone, as date and time fields give it. */
export function classForm(timeZone: string) {
  return z
    .object({
      title: z
        .string({ error: 'Write a title.' })
        .transform(cleanName)
        .pipe(z.string().min(1, 'Write a title.').max(80, 'A title has 80 characters at most.')),
      description: z.string().trim().max(1000, 'A description has 1000 characters at most.').default(''),
      date: z.string({ error: 'Choose a day.' }).regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a day.'),
      time: z.string({ error: 'Choose a time.' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time, such as 17:30.'),
      plannedMinutes: z.coerce
        .number({ error: 'A whole number of minutes.' })
        .int('A whole number of minutes.')
        .min(5, 'At least 5 minutes.')
        .max(240, 'At most 240 minutes.'),
    })
    .transform(({ date, time, ...rest }, context) => {
      const startsAt = zonedTimeToUtc({ date, time, timeZone });
      if (startsAt === null) {
        context.addIssue({ code: 'custom', path: ['date'], message: 'This day does not exist.' });
        return z.NEVER;
      }
      return { ...rest, startsAt };
    });
}
