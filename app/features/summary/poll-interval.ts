import type { SummaryProgress } from './past-class.ts';

const COMPUTING_MS = 1500;
const WAITING_MS = 10_000;
const SETTLING_MS = 4000;
/** Readings that came late revise a summary within this time of the end, ms. */
const SETTLED_AFTER_MS = 45_000;

/** How often an open page about a class looks for news, ms; `null`: none is to be expected. */
export function pollInterval(
  { state, isQueued }: SummaryProgress,
  { endedAtMs, nowMs }: { endedAtMs: number | null; nowMs: number },
): number | null {
  switch (state) {
    case 'class-not-over':
      return WAITING_MS;
    case 'computing':
      return COMPUTING_MS;
    case 'late':
      return isQueued ? WAITING_MS : null;
    case 'ready':
      return endedAtMs !== null && nowMs - endedAtMs < SETTLED_AFTER_MS ? SETTLING_MS : null;
  }
}
