import { wasSharedWithInstructor } from '#core/analytics/shared-summary.ts';
import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { ClassReport } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import { pastClassOf } from './own-summary.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';
import { readSummaryProgress } from './summary-progress.ts';

/** What participants shared with the instructor, of the time in which they did. */
export async function readClassReport(services: Services, viewer: Viewer, sessionId: SessionId): Promise<ClassReport> {
  const { store, clock } = services;
  const { session, role } = await accessSession(services, viewer, sessionId);
  if (role !== 'instructor') throw new AppError('forbidden', msg`Only the instructor of this class can see this page.`);

  // Before the summaries: one that is saved in between is then neither missing nor late.
  const progress = await readSummaryProgress(services, session);
  const others = (await store.participations.listBySession(sessionId)).filter(
    ({ role: inClass, wasAddedLater }) => inClass === 'participant' && !wasAddedLater,
  );
  const decisions = await store.participations.decisionsOf(sessionId);
  const shared = new Map(
    (await store.summaries.listShared(sessionId)).map((each) => [each.participantId, each.shared]),
  );
  const rows = others
    .filter(({ participantId }) => wasSharedWithInstructor(decisions.get(participantId) ?? []))
    .map(({ participantId, displayName, isSimulated, hasSimulatedStrap }) => ({
      participantId,
      displayName,
      isSimulated: isSimulated || hasSimulatedStrap,
      summary: shared.get(participantId) ?? null,
    }));
  return {
    pastClass: pastClassOf(session),
    progress: progress.state !== 'class-not-over' && rows.every(({ summary }) => summary !== null) ? READY : progress,
    rows,
    privateCount: others.length - rows.length,
    nowMs: clock.nowMs(),
  };
}

const READY = { state: 'ready', isQueued: false } as const;
