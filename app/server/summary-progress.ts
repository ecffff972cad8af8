import type { ClassSession } from '#store/index.ts';
import { isJobQueued, summaryJobKey } from '#store/jobs.ts';
import type { SummaryProgress } from '../features/summary/past-class.ts';
import type { Services } from './services.ts';

/** After this long a summary that is not there has met an error, ms. */
const LATE_AFTER_MS = 90_000;

/** How far a summary is that is not there. Ask before looking for it. */
export async function readSummaryProgress(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { sessionId, endedAt }: ClassSession,
): Promise<SummaryProgress> {
  if (endedAt === null) return { state: 'class-not-over', isQueued: false };
  const isQueued = await isJobQueued(database.db, summaryJobKey(sessionId));
  const isLate = !isQueued || clock.nowMs() - endedAt.getTime() >= LATE_AFTER_MS;
  return { state: isLate ? 'late' : 'computing', isQueued };
}
