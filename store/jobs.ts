import { type Runner, run } from 'graphile-worker';
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { type SessionId, sessionIdSchema } from '#core/ids.ts';
import type { Log } from '#platform/log.ts';
import { createPool, type Database } from './database.ts';
import { jobQueueLogger } from './job-queue-log.ts';
import type { Schema } from './schema.ts';

/** What can be done later, and what has to be known for it. Each task may run more than once for one job. */
export const TASK_PAYLOADS = {
  /** Computes everybody's summary of a session that ended. */
  'summarize-session': z.object({ sessionId: sessionIdSchema }),
  /** Sends a mail of the outbox. */
  'send-mail': z.object({ mailId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export type TaskName = keyof typeof TASK_PAYLOADS;
export type TaskPayload<Name extends TaskName> = z.output<(typeof TASK_PAYLOADS)[Name]>;
/** Throws to be called again later, 25 times over about three days. */
export type Task<Name extends TaskName> = (payload: TaskPayload<Name>) => Promise<void>;
export type Tasks = { [Name in TaskName]: Task<Name> };

export type JobRunner = {
  /** Takes no new jobs and waits for those that run. Idempotent. */
  close(): Promise<void>;
};

const CONCURRENCY = 2;
/** One connection listens, one per running job reports, one looks for jobs. */
const POOL_SIZE = CONCURRENCY + 2;
/** Wait before the runner is started again after it stopped by itself, ms: doubled each time up to the second. */
const RESTART_MIN_MS = 250;
const RESTART_MAX_MS = 5000;

/**
 * Adds a job within a transaction: neither exists without the other.
 * @param options.jobKey a job with the same key that waits is replaced, so that there is one
 */
export async function addJob<Name extends TaskName>(
  trx: Kysely<Schema>,
  name: Name,
  payload: TaskPayload<Name>,
  { jobKey }: { jobKey: string },
): Promise<void> {
  await sql`
    select graphile_worker.add_job(identifier => ${name}, payload => ${JSON.stringify(payload)}::json, job_key => ${jobKey})
  `.execute(trx);
}

/** Summaries of one session are one job, however often they are asked for. */
export function summaryJobKey(sessionId: SessionId): string {
  return SUMMARY_JOB_KEY_START + sessionId;
}

/** The part before the session's id. */
export const SUMMARY_JOB_KEY_START = 'summarize-session:';

/** Is a job with this key waiting, running, or going to be tried again? */
export async function isJobQueued(db: Kysely<Schema>, jobKey: string): Promise<boolean> {
  const { rows } = await sql`
    select from graphile_worker.jobs where key = ${jobKey} and attempts < max_attempts
  `.execute(db);
  return rows.length > 0;
}

/** Runs jobs as soon as they are added, two at a time, until it is closed. Keeps on through an outage of the database. */
export async function startJobRunner({
  database,
  tasks,
  log,
}: {
  database: Database;
  tasks: Tasks;
  log: Log;
}): Promise<JobRunner> {
  const { pool, whenGone } = createPool(database.connection, { size: POOL_SIZE, log });
  const supervisor = createSupervisor({ pool, tasks, log });
  try {
    await supervisor.start();
  } catch (error) {
    await pool.end();
    await whenGone();
    throw error;
  }
  async function close(): Promise<void> {
    await supervisor.stop();
    await pool.end();
  }
  let closing: Promise<void> | null = null;
  return {
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/**
 * Keeps one runner going. graphile-worker 0.18 does not always recover from an outage: a worker that finds the database
 * away when it first looks for a job keeps that error for ever (its `getTaskDetails` remembers a rejected promise). So
 * a runner with a worker that cannot look for jobs is replaced.
 */
function createSupervisor({ pool, tasks, log }: { pool: pg.Pool; tasks: Tasks; log: Log }) {
  let runner: Runner | null = null;
  let restart: NodeJS.Timeout | null = null;
  let restartMs = RESTART_MIN_MS;
  let isStopping = false;

  async function start(): Promise<void> {
    await unlockJobsOfTheDead(pool);
    const started = await run({
      pgPool: pool,
      taskList: taskListOf(tasks),
      parsedCronItems: [],
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      logger: jobQueueLogger(log),
    });
    runner = started;
    restartMs = RESTART_MIN_MS;
    started.events.on('job:failed', ({ job, error }) => {
      log.error({ err: error, task: job.task_identifier, attempts: job.attempts }, 'a job was given up');
    });
    started.events.once('worker:getJob:error', () => void stopRunner(started));
    started.promise.then(() => stopped(), stopped);
    if (isStopping) await stopRunner(started);
  }

  function stopped(error?: unknown): void {
    runner = null;
    if (isStopping) return;
    log.warn({ err: error, restartMs }, 'the job runner stopped and is started again');
    restart = setTimeout(() => void start().catch(stopped), restartMs);
    restartMs = Math.min(restartMs * 2, RESTART_MAX_MS);
  }

  async function stop(): Promise<void> {
    isStopping = true;
    if (restart) clearTimeout(restart);
    if (runner) await stopRunner(runner);
  }

  return { start, stop };
}

/** Resolves when the runner has stopped, whoever stopped it. Never rejects. */
async function stopRunner(runner: Runner): Promise<void> {
  // Of several stops all but the first are refused.
  await runner.stop().catch(() => {});
  await runner.promise.catch(() => {});
}

/**
 * A job whose process was killed stays locked for four hours. When this runner starts there is no other (one Pulseroom
 * per data folder), so whoever holds a lock is gone.
 */
async function unlockJobsOfTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(`
    select graphile_worker.force_unlock_workers(
      array(select distinct locked_by from graphile_worker.jobs where locked_by is not null)
    )
  `);
}

function taskListOf(tasks: Tasks): Record<string, (payload: unknown) => Promise<void>> {
  const wrap =
    <Name extends TaskName>(name: Name) =>
    (payload: unknown) => {
      const task: Task<Name> = tasks[name];
      return task(TASK_PAYLOADS[name].parse(payload) as TaskPayload<Name>);
    };
  return {
    'summarize-session': wrap('summarize-session'),
    'send-mail': wrap('send-mail'),
  };
}
