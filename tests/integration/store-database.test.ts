import { sql } from 'kysely';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '#platform/log.ts';
import { openDatabase } from '#store/database.ts';
import { startJobRunner } from '#store/jobs.ts';
import { startTestDatabase } from './harness/test-database.ts';

it('a pool that is closed has no connection left that a server being stopped could answer with an error', async () => {
  const log = createLog({ level: 'silent' });
  const test = await startTestDatabase({ log });
  onTestFinished(() => test.close());
  const { connection } = test.database;
  const witness = new pg.Client(connection);
  await witness.connect();
  onTestFinished(() => witness.end());
  const connections = async () => {
    const { rows } = await witness.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'pulseroom'`,
    );
    return rows.map(({ pid }) => pid);
  };
  const others = await connections();

  for (let round = 0; round < 10; round++) {
    const database = openDatabase(connection, { log });
    const tasks = { 'summarize-session': async () => {}, 'send-mail': async () => {} };
    const jobs = await startJobRunner({ database, tasks, log });
    await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.01)`.execute(database.db)));
    await jobs.close();
    await database.close();
    expect((await connections()).filter((pid) => !others.includes(pid))).toEqual([]);
  }
});
