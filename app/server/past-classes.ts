import type { SessionRole } from '#core/consent.ts';
import type { ListedSummary } from '#store/summaries.ts';
import type { ListedClass, ListedHeartRate } from '../features/summary/past-class.ts';
import type { Viewer } from './auth.ts';
import { pastClassOf } from './own-summary.ts';
import type { Services } from './services.ts';

/** The classes that the viewer took part in or led, newest first. */
export async function listPastClasses({ store }: Services, { userId }: Viewer): Promise<ListedClass[]> {
  const sessions = await store.sessions.listPast(userId);
  const sessionIds = sessions.map(({ sessionId }) => sessionId);
  const isLed = ({ role }: { role: SessionRole }) => role === 'instructor';
  const [summaries, counts] = await Promise.all([
    store.summaries.listOwn({ userId, sessionIds }),
    store.participations.countParticipants(sessions.filter(isLed).map(({ sessionId }) => sessionId)),
  ]);
  const own = new Map(summaries.map((summary) => [summary.sessionId, summary]));
  return sessions.map((session) => ({
    ...pastClassOf(session),
    heartRate: heartRateOf(own.get(session.sessionId)),
    participantCount: isLed(session) ? (counts.get(session.sessionId) ?? 0) : null,
  }));
}

function heartRateOf(summary: ListedSummary | undefined): ListedHeartRate {
  if (summary === undefined) return { state: 'not-computed' };
  const { averageBpm, secondsInZone, isSimulated } = summary;
  return averageBpm === null
    ? { state: 'no-heart-rate' }
    : { state: 'recorded', averageBpm, secondsInZone, isSimulated };
}
