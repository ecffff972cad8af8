import { setTimeout as delay } from 'node:timers/promises';
import { summarizeHeartRate } from '#core/analytics/heart-rate-summary.ts';
import { type SharingDecision, summarizeShared } from '#core/analytics/shared-summary.ts';
import { withDefaults } from '#core/athlete.ts';
import type { SessionId } from '#core/ids.ts';
import { zoneLowerBoundsBpm } from '#core/zones.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { ClassSession, Participation, Store } from '#store/index.ts';

/** When a class ends, the last readings are still on their way. Those that take longer than this revise the summary. */
const SETTLE_MS = 1500;

type Options = { store: Store; clock: Clock; log: Log; settleMs?: number };

/** Computes and saves the summary of everybody who took part. Running it again, also at the same time, is harmless. */
export async function summarizeSession(
  { store, clock, log, settleMs = SETTLE_MS }: Options,
  sessionId: SessionId,
): Promise<void> {
  const session = await store.sessions.byId(sessionId);
  if (session?.endedAt == null) return;
  const settledAtMs = session.endedAt.getTime() + settleMs;
  await delay(Math.max(0, Math.min(settleMs, settledAtMs - clock.nowMs())));
  await store.sessions.waitForWrites(sessionId);

  const participations = await store.participations.listBySession(sessionId);
  const decisions = await store.participations.decisionsOf(sessionId);
  for (const participation of participations) {
    await summarizeParticipation(store, {
      session,
      endedAt: session.endedAt,
      participation,
      decisions: decisions.get(participation.participantId) ?? [],
    });
  }
  log.info({ sessionId, participants: participations.length }, 'summaries computed');
}

async function summarizeParticipation(
  store: Store,
  {
    session,
    endedAt,
    participation: { participantId, userId },
    decisions,
  }: { session: ClassSession; endedAt: Date; participation: Participation; decisions: SharingDecision[] },
): Promise<void> {
  const window = { fromMs: (session.startedAt ?? session.startsAt).getTime(), toMs: endedAt.getTime() };
  const samples = await store.samples.heartRateOf(participantId, window);
  const athlete = withDefaults(await store.athletes.asOf(userId, endedAt), endedAt.getFullYear());
  const basis = { samples, zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: athlete.hrMaxBpm }), athlete, window };
  await store.summaries.save({
    participantId,
    summary: summarizeHeartRate(basis),
    shared: summarizeShared({ ...basis, decisions }),
  });
}
