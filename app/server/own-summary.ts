import { data } from 'react-router';
import { widestAudience } from '#core/analytics/shared-summary.ts';
import { AppError, httpStatusOf } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { ClassSession } from '#store/index.ts';
import { addJob, summaryJobKey } from '#store/jobs.ts';
import type { PageRefusal } from '../components/page-refusal.ts';
import type { OwnSummary, PastClass } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';
import { readSummaryProgress } from './summary-progress.ts';

/** The viewer's own summary of a class. */
export async function readOwnSummary(services: Services, viewer: Viewer, sessionId: SessionId): Promise<OwnSummary> {
  const { store, clock } = services;
  const { session, role } = await accessSession(services, viewer, sessionId);
  const participation = await store.participations.bySessionAndUser(sessionId, viewer.userId);
  if (participation === null) throw notTakenPart(sessionId);
  const { participantId } = participation;

  const decisions = (await store.participations.decisionsOf(sessionId)).get(participantId) ?? [];
  const facts = {
    pastClass: pastClassOf(session),
    sharing: {
      widest: widestAudience(decisions),
      hasChanged: new Set(decisions.map(({ audience }) => audience)).size > 1,
    },
    isInstructor: role === 'instructor',
    isSimulated: participation.isSimulated || participation.hasSimulatedStrap,
    nowMs: clock.nowMs(),
  };
  // Before the summary: one that is saved in between is then neither missing nor late.
  const progress = await readSummaryProgress(services, session);
  if (progress.state === 'class-not-over') return { ...facts, state: 'class-not-over' };
  const saved = await store.summaries.byParticipant(participantId);
  if (saved !== null) return { ...facts, state: 'ready', summary: saved.summary };
  if (progress.state === 'computing') return { ...facts, state: 'computing' };
  const samples = await store.samples.heartRateOf(participantId);
  return { ...facts, state: 'late', sampleCount: samples.length, isQueued: progress.isQueued };
}

/** Queues the computation once more, for somebody whose page waits for it. */
export async function retrySummary(services: Services, viewer: Viewer, sessionId: SessionId): Promise<void> {
  const { session, role } = await accessSession(services, viewer, sessionId);
  const participation = await services.store.participations.bySessionAndUser(sessionId, viewer.userId);
  if (participation === null && role !== 'instructor') throw notTakenPart(sessionId);
  if (session.state !== 'ended') throw new AppError('conflict', msg`This class is not over yet.`);
  await addJob(services.database.db, 'summarize-session', { sessionId }, { jobKey: summaryJobKey(sessionId) });
}

/** The class itself is there for a member of its studio; only the summary is not. */
function notTakenPart(sessionId: SessionId) {
  const refusal: PageRefusal = {
    code: 'not-found',
    message: msg`You did not take part in this class.`,
    action: { label: msg`Go to the class`, href: `/classes/${sessionId}` },
  };
  return data(refusal, { status: httpStatusOf(refusal.code) });
}

export function pastClassOf(session: ClassSession): PastClass {
  return {
    sessionId: session.sessionId,
    title: session.title,
    instructorName: session.instructorName,
    isInstructorSimulated: session.isInstructorSimulated,
    timeZone: session.timeZone,
    startedAtMs: (session.startedAt ?? session.startsAt).getTime(),
    endedAtMs: session.endedAt?.getTime() ?? null,
  };
}
