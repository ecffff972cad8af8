import { data } from 'react-router';
import { type ParticipantSummary, SUMMARY_FORMULA_VERSION } from '#core/analytics/heart-rate-summary.ts';
import { widestAudience } from '#core/analytics/shared-summary.ts';
import { AppError, httpStatusOf } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { ClassSession } from '#store/index.ts';
import { addJob, summaryJobKey } from '#store/jobs.ts';
import type { ComparedSummary } from '#store/summaries.ts';
import type { PageRefusal } from '../components/page-refusal.ts';
import type { ComparedClass, OwnSummary, PastClass } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';
import { readSummaryProgress } from './summary-progress.ts';

/** So many classes before it are a class's company. */
const EARLIER_CLASSES = 5;

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
    nextClass: await nextClassOf(services, viewer),
    nowMs: clock.nowMs(),
  };
  // Before the summary: one that is saved in between is then neither missing nor late.
  const progress = await readSummaryProgress(services, session);
  if (progress.state === 'class-not-over') return { ...facts, state: 'class-not-over' };
  const saved = await store.summaries.byParticipant(participantId);
  if (saved !== null) {
    const { summary } = saved;
    // Of older formulas: what has been added since is there the next time. A computation that knows less changes nothing.
    if (summary.formulaVersion < SUMMARY_FORMULA_VERSION) await queueSummary(services, sessionId);
    return {
      ...facts,
      state: 'ready',
      summary,
      compared: await compareWithEarlier(services, { viewer, session, summary }),
    };
  }
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
  await queueSummary(services, sessionId);
}

function queueSummary({ database }: Pick<Services, 'database'>, sessionId: SessionId): Promise<void> {
  return addJob(database.db, 'summarize-session', { sessionId }, { jobKey: summaryJobKey(sessionId) });
}

async function nextClassOf({ store, clock }: Services, { userId }: Viewer): Promise<OwnSummary['nextClass']> {
  const studios = await store.studios.studiosOf(userId);
  const studioIds = studios.map(({ studio }) => studio.studioId);
  const next = (await store.sessions.listUpcoming(studioIds, new Date(clock.nowMs())))[0];
  return next === undefined ? null : { sessionId: next.sessionId, title: next.title };
}

async function compareWithEarlier(
  { store }: Pick<Services, 'store'>,
  { viewer, session, summary }: { viewer: Viewer; session: ClassSession; summary: ParticipantSummary },
) {
  const { sessionId, title } = session;
  const startedAt = session.startedAt ?? session.startsAt;
  const earlier = await store.summaries.listEarlier({
    userId: viewer.userId,
    before: startedAt,
    limit: EARLIER_CLASSES,
  });
  return { own: comparedOf({ sessionId, title, startedAt, ...summary }), earlier: earlier.map(comparedOf) };
}

function comparedOf({
  sessionId,
  title,
  startedAt,
  averageBpm,
  maximumBpm,
  secondsInZone,
  recovery,
}: ComparedSummary): ComparedClass {
  return {
    sessionId,
    title,
    startedAtMs: startedAt.getTime(),
    averageBpm,
    maximumBpm,
    hardSeconds: secondsInZone[3] + secondsInZone[4],
    recoveryBpm: recovery?.fallBpm ?? null,
  };
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
