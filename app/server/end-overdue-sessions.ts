import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/index.ts';

/** Ends classes that nobody ended, at their planned end and grace. Called from time to time. */
export async function endOverdueSessions({
  store,
  bus,
  clock,
  log,
}: {
  store: Pick<Store, 'sessions'>;
  bus: Bus;
  clock: Clock;
  log: Log;
}): Promise<void> {
  const now = new Date(clock.nowMs());
  for (const sessionId of await store.sessions.listOverdue(now)) {
    if ((await store.sessions.end(sessionId, now)) !== 'ended') continue;
    bus.publish({ kind: 'session-ended', sessionId, endedAtMs: now.getTime() });
    log.info({ sessionId }, 'ended a class that was left open');
  }
}
