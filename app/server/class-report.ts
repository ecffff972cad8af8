import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { maySee } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import type { ClassReport, ReportRow } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import { pastClassOf } from './own-summary.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';

/** What participants shared with the instructor. The choice that held at the end of the class is what counts. */
export async function readClassReport(services: Services, viewer: Viewer, sessionId: SessionId): Promise<ClassReport> {
  const { store, clock } = services;
  const { session, role } = await accessSession(services, viewer, sessionId);
  if (role !== 'instructor') throw new AppError('forbidden', 'Only the instructor of this class can see this page.');

  const others = (await store.participations.listBySession(sessionId)).filter((each) => each.role === 'participant');
  const shared = others.filter(({ audience }) => maySee(audience, 'instructor'));
  const saved = new Map((await store.summaries.listBySession(sessionId)).map((each) => [each.participantId, each]));
  const rows = shared.map(({ participantId, displayName }): ReportRow => {
    const summary = saved.get(participantId)?.summary;
    return { participantId, displayName, summary: summary === undefined ? null : reportedPart(summary) };
  });
  return {
    pastClass: pastClassOf(session),
    isOver: session.endedAt !== null,
    isComputing: session.endedAt !== null && rows.some(({ summary }) => summary === null),
    rows,
    privateCount: others.length - shared.length,
    nowMs: clock.nowMs(),
  };
}

/** Weight, calories and defaults stay with their owner. */
function reportedPart(summary: ParticipantSummary): ReportRow['summary'] {
  const { averageBpm, maximumBpm, secondsInZone, recordedSeconds, trace, window, zoneLowerBoundsBpm } = summary;
  return { averageBpm, maximumBpm, secondsInZone, recordedSeconds, trace, window, zoneLowerBoundsBpm };
}
