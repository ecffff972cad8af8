import { setTimeout as delay } from 'node:timers/promises';
import { summarizeHeartRate } from '#core/analytics/heart-rate-summary.ts';
import { withDefaults } from '#core/athlete.ts';
import type { SessionId } from '#core/ids.ts';
import { zoneLowerBoundsBpm } from '#core/zones.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { ClassSession, Participation, Store } from '#store/index.ts';

/** When a class ends, the last readings are still on their way into the database. */
const SETTLE_MS = 2000;

type Options = { store: Store; clock: Clock; log: Log; settleMs?: number };

/** Computes and saves the summary of everybody who took part. Running it again replaces them. */
export async function summarizeSession(
  { store, clock, log, settleMs = SETTLE_MS }: Options,
  sessionId: SessionId,
): Promise<void> {
  const session = await store.sessions.byId(sessionId);
  if (session?.endedAt == null) return;
  const settledAtMs = session.endedAt.getTime() + settleMs;
  await delay(Math.max(0, Math.min(settleMs, settledAtMs - clock.nowMs())));

  const participations = await store.participations.listBySession(sessionId);
  for (const participation of participations)
    await summarizeParticipation(store, session, session.endedAt, participation);
  log.info({ sessionId, participants: participations.length }, 'summaries computed');
}

async function summarizeParticipation(
  store: Store,
  session: ClassSession,
  endedAt: Date,
  { participantId, userId }: Participation,
): Promise<void> {
  const window = { fromMs: (session.startedAt ?? session.startsAt).getTime(), toMs: endedAt.getTime() };
  const samples = await store.samples.heartRateOf(participantId, window);
  const athlete = withDefaults(await store.athletes.asOf(userId, endedAt), endedAt.getFullYear());
  const summary = summarizeHeartRate({
    samples,
    zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: athlete.hrMaxBpm }),
    athlete,
    window,
  });
  await store.summaries.save({ participantId, summary });
}
