import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/index.ts';

type Options = { store: Pick<Store, 'sessions'>; bus: Bus; clock: Clock; log: Log };

/** How often classes that nobody ended are looked for. */
const CHECK_MS = 60_000;

/** Ends classes that nobody ended: now, for those of a time when no server ran, and then every minute. */
export function watchOverdueSessions(options: Options): { close(): void } {
  const check = () => {
    endOverdueSessions(options).catch((error: unknown) => {
      options.log.error({ err: error }, 'classes that nobody ended could not be looked for');
    });
  };
  check();
  const timer = setInterval(check, CHECK_MS);
  return { close: () => clearInterval(timer) };
}

/** Ends classes that nobody ended, as of their planned end and grace. */
export async function endOverdueSessions({ store, bus, clock, log }: Options): Promise<void> {
  const now = new Date(clock.nowMs());
  for (const sessionId of await store.sessions.listOverdue(now)) {
    const end = await store.sessions.end(sessionId, now);
    if (end.outcome !== 'ended') continue;
    bus.publish({ kind: 'session-ended', sessionId, endedAtMs: end.endedAt.getTime() });
    log.info({ sessionId }, 'ended a class that was left open');
  }
}
