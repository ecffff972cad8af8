import * as z from 'zod/mini';
import { COLUMNS_MAX } from './history-columns.ts';

/**
 * What was captured of a class so far, for pages that were not there: answers of `GET /api/sessions/:sessionId/history`.
 * Columns are those of `history-columns.ts`; the first begins at `fromMs`. zod's mini build, because browsers check it.
 */

/** Unix ms on the session clock. */
const epochMs = z.number().check(z.nonnegative());

/**
 * `?of=class`, for the instructor: the zone of everybody in each column, as the hub would have shown it then. Only what
 * was captured while it was shared with the instructor. 50 people over 60 minutes are 37 kB, gzipped 4 to 7 kB.
 */
export const classHistorySchema = z.object({
  fromMs: epochMs,
  people: z.array(
    z.object({
      slot: z.int().check(z.nonnegative()),
      /** See `decodeColumnZones`. */
      zones: z.string().check(z.regex(/^[.1-5]*$/), z.maxLength(COLUMNS_MAX)),
    }),
  ),
});
export type ClassHistory = z.infer<typeof classHistorySchema>;

/** `?of=self`: the own heart rate of each column; `null` where there is none. 60 minutes are 3 kB, gzipped 0.7 kB. */
export const ownHistorySchema = z.object({
  fromMs: epochMs,
  bpms: z.array(z.nullable(z.int().check(z.positive()))).check(z.maxLength(COLUMNS_MAX)),
});
export type OwnHistory = z.infer<typeof ownHistorySchema>;
