import type { EpochMs, Slot } from './ids.ts';

/**
 * What was captured of a class so far, for pages that were not there: answers of `GET /api/sessions/:sessionId/history`.
 * Columns are those of `history-columns.ts`; the first begins at `fromMs` on the session clock.
 */

/**
 * `?of=class`, for the instructor: the zone of everybody in each column, as the hub would have shown it then. Only what
 * was captured while it was shared with the instructor. 50 people over 60 minutes are 37 kB, gzipped 4 to 7 kB.
 */
export type ClassHistory = {
  fromMs: EpochMs;
  people: {
    slot: Slot;
    /** See `decodeColumnZones`. */
    zones: string;
  }[];
};

/** `?of=self`: the own heart rate of each column; `null` where there is none. 60 minutes are 3 kB, gzipped 0.7 kB. */
export type OwnHistory = { fromMs: EpochMs; bpms: (number | null)[] };
