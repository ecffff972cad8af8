import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import { createLog } from '#platform/log.ts';
import { addJob, type JobRunner, startJobRunner, type Tasks } from '#store/jobs.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const log = createLog({ level: 'silent' });

let test: TestDatabase;
let runner: JobRunner | null = null;

beforeAll(async () => {
  test = await startTestDatabase({ log });
});
afterEach(() => runner?.close());
afterAll(() => test.close());

const aSessionId = () => randomUUID() as string as SessionId;

async function run(tasks: Partial<Tasks>): Promise<void> {
  const unexpected = () => Promise.reject(new Error('not in this test'));
  runner = await startJobRunner({
    database: test.database,
    tasks: { 'summarize-session': unexpected, 'send-mail': unexpected, ...tasks },
    log,
  });
}

it('a job runs at once, with the payload it was given', async () => {
  const ran = Promise.withResolvers<{ sessionId: SessionId }>();
  await run({ 'summarize-session': async (payload) => ran.resolve(payload) });
  const sessionId = aSessionId();
  const startedAtMs = performance.now();

  await addJob(test.database.db, 'summarize-session', { sessionId }, { jobKey: sessionId });

  expect(await ran.promise).toEqual({ sessionId });
  // Told by the database, not found by looking every 2 s.
  expect(performance.now() - startedAtMs).toBeLessThan(1500);
});

it('a job added twice while it waits runs once', async () => {
  const sessionId = aSessionId();
  await addJob(test.database.db, 'summarize-session', { sessionId }, { jobKey: 'same' });
  await addJob(test.database.db, 'summarize-session', { sessionId }, { jobKey: 'same' });
  const other = aSessionId();
  await addJob(test.database.db, 'summarize-session', { sessionId: other }, { jobKey: 'other' });

  const ran: SessionId[] = [];
  const bothRan = Promise.withResolvers<void>();
  await run({
    'summarize-session': async (payload) => {
      ran.push(payload.sessionId);
      if (ran.includes(sessionId) && ran.includes(other)) bothRan.resolve();
    },
  });
  await bothRan.promise;
  await runner?.close();
  const { rows } = await test.database.pool.query('select count(*) as waiting from graphile_worker.jobs');

  expect(rows).toEqual([{ waiting: 0 }]);
  expect(ran.filter((id) => id === sessionId)).toHaveLength(1);
});

it('a job of a transaction that is rolled back never was', async () => {
  const sessionId = aSessionId();
  await expect(
    test.database.db.transaction().execute(async (trx) => {
      await addJob(trx, 'summarize-session', { sessionId }, { jobKey: sessionId });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');

  const { rows } = await test.database.pool.query('select 1 from graphile_worker.jobs where key = $1', [sessionId]);
  expect(rows).toEqual([]);
});

it('a job whose process was killed runs again at the next start', async () => {
  const sessionId = aSessionId();
  await addJob(test.database.db, 'summarize-session', { sessionId }, { jobKey: sessionId });
  await test.database.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1 where key = $1`,
    [sessionId],
  );
  const ran = Promise.withResolvers<SessionId>();

  await run({ 'summarize-session': async (payload) => ran.resolve(payload.sessionId) });

  expect(await ran.promise).toBe(sessionId);
});

it('a job with a payload that is not its task’s does not reach the task', async () => {
  const reached: unknown[] = [];
  await run({ 'summarize-session': async (payload) => void reached.push(payload) });
  await test.database.pool.query(
    `select graphile_worker.add_job('summarize-session', '{"sessionId": "no uuid"}', job_key => 'bad')`,
  );

  await expect
    .poll(async () => {
      const { rows } = await test.database.pool.query(
        `select last_error from graphile_worker.jobs where key = 'bad' and attempts = 1`,
      );
      return rows[0]?.last_error;
    })
    .toContain('sessionId');
  expect(reached).toEqual([]);
});

it.each(['just started', 'did work before'])(
  'a runner that %s goes on after the database server was killed',
  async (situation) => {
    const ran: SessionId[] = [];
    await run({ 'summarize-session': async ({ sessionId }) => void ran.push(sessionId) });
    const doJob = async () => {
      const sessionId = aSessionId();
      await addJob(test.database.db, 'summarize-session', { sessionId }, { jobKey: sessionId });
      await expect.poll(() => ran, { timeout: 15_000 }).toContain(sessionId);
    };
    if (situation === 'did work before') await doJob();

    const killed = test.serverPid!;
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => test.serverPid !== killed && test.database.ping(), { timeout: 10_000 }).toBe(true);

    await doJob();
  },
);
