import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import type { ClassSession } from '#store/index.ts';
import { addJob } from '#store/jobs.ts';
import type { OwnSummary, PastClass } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';

/** After this long a summary that is not there has met an error, ms. */
const LATE_AFTER_MS = 90_000;

/** The viewer's own summary of a class. */
export async function readOwnSummary(services: Services, viewer: Viewer, sessionId: SessionId): Promise<OwnSummary> {
  const { store, clock } = services;
  const { session, role } = await accessSession(services, viewer, sessionId);
  const participation = await store.participations.bySessionAndUser(sessionId, viewer.userId);
  if (participation === null) throw new AppError('not-found', 'You did not take part in this class.');

  const nowMs = clock.nowMs();
  const facts = {
    pastClass: pastClassOf(session),
    audience: participation.audience,
    isInstructor: role === 'instructor',
    nowMs,
  };
  if (session.endedAt === null) return { ...facts, state: 'class-not-over' };
  const saved = await store.summaries.byParticipant(participation.participantId);
  if (saved !== null) return { ...facts, state: 'ready', summary: saved.summary };
  if (nowMs - session.endedAt.getTime() < LATE_AFTER_MS) return { ...facts, state: 'computing' };
  const samples = await store.samples.heartRateOf(participation.participantId);
  return { ...facts, state: 'late', sampleCount: samples.length };
}

/** Queues the computation once more. */
export async function retrySummary(services: Services, viewer: Viewer, sessionId: SessionId): Promise<void> {
  const { session } = await accessSession(services, viewer, sessionId);
  if (session.state !== 'ended') throw new AppError('conflict', 'This class is not over yet.');
  await addJob(services.database.db, 'summarize-session', { sessionId }, { jobKey: `summarize-session:${sessionId}` });
}

export function pastClassOf(session: ClassSession): PastClass {
  return {
    sessionId: session.sessionId,
    title: session.title,
    instructorName: session.instructorName,
    timeZone: session.timeZone,
    startedAtMs: (session.startedAt ?? session.startsAt).getTime(),
    endedAtMs: session.endedAt?.getTime() ?? null,
  };
}
