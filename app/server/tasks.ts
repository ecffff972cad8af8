import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/index.ts';
import type { Tasks } from '#store/jobs.ts';
import type { Mailer } from './mailer.ts';
import { summarizeSession } from './summarize-session.ts';

/** What the job runner does; every task may run twice. */
export function createTasks({
  store,
  mailer,
  clock,
  log,
}: {
  store: Store;
  mailer: Mailer;
  clock: Clock;
  log: Log;
}): Tasks {
  return {
    'summarize-session': ({ sessionId }) => summarizeSession({ store, clock, log }, sessionId),
    'send-mail': ({ mailId }) => mailer.deliver(mailId),
  };
}
