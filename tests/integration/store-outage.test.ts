import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import type { StoredSample } from '#core/samples.ts';
import { createLog } from '#platform/log.ts';
import { openDatabase } from '#store/database.ts';
import { createStore, type Store } from '#store/index.ts';
import { migrateToLatest } from '#store/migrate.ts';
import { MIGRATIONS } from '#store/migrations/index.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const log = createLog({ level: 'silent' });

let test: TestDatabase;
let store: Store;
let sessionId: SessionId;
let participantId: ParticipantId;

beforeAll(async () => {
  test = await startTestDatabase({ log });
  store = createStore(test.database);
  ({ sessionId } = await makeClass({ database: test.database, store }));
  ({ participantId } = await store.participations.enter({
    sessionId,
    userId: await makeUser(test.database),
    role: 'participant',
    displayName: 'Ana',
    audience: 'class',
  }));
});
afterAll(() => test.close());

async function killServer(): Promise<void> {
  const killed = test.serverPid!;
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => test.serverPid !== null && test.serverPid !== killed, { timeout: 10_000 }).toBe(true);
}

function aSample(streamId: StreamId, sequence: number): StoredSample {
  return {
    kind: 'heart-rate',
    sessionId,
    participantId,
    streamId,
    sequence,
    capturedAtMs: 1_772_474_400_000 + sequence,
    receivedAtMs: 1_772_474_400_000 + sequence,
    bpm: 60 + (sequence % 120),
    rr1024: [],
  };
}

describe('when the database server is killed', () => {
  it('no sample that was acknowledged is lost, whenever it happens', async () => {
    const streamId = randomUUID() as string as StreamId;
    let acknowledged = 0;
    let isOver = false;
    const writer = (async () => {
      while (!isOver) {
        // A hub sends again what was not acknowledged.
        await store.samples.append([aSample(streamId, acknowledged), aSample(streamId, acknowledged + 1)]).then(
          () => {
            acknowledged += 2;
          },
          () => new Promise((resolve) => setImmediate(resolve)),
        );
      }
    })();
    for (let round = 1; round <= 3; round++) {
      const before = acknowledged;
      await expect.poll(() => acknowledged, { timeout: 10_000 }).toBeGreaterThan(before + 200);
      await killServer();
    }
    const last = acknowledged;
    await expect.poll(() => acknowledged, { timeout: 10_000 }).toBeGreaterThan(last);
    isOver = true;
    await writer;

    const { rows } = await test.database.pool.query<{ sequence: number }>(
      'select sequence from sample_journal where stream_id = $1 order by sequence',
      [streamId],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: acknowledged }, (_, index) => index));
  });

  it('a transaction under way fails and leaves nothing', async () => {
    const inTransaction = test.database.db.transaction().execute(async (trx) => {
      await trx.updateTable('session').set({ title: 'half' }).where('id', '=', sessionId).execute();
      await killServer();
      await trx.updateTable('session').set({ description: 'done' }).where('id', '=', sessionId).execute();
    });

    await expect(inTransaction).rejects.toThrow();
    await expect.poll(() => test.database.ping(), { timeout: 10_000 }).toBe(true);
    expect(await store.sessions.byId(sessionId)).toMatchObject({ title: 'Tempo 45', description: '' });
  });
});

describe('the database', () => {
  it('answers a ping while it is there', async () => {
    expect(await test.database.ping()).toBe(true);
  });

  it('that is nowhere answers no ping', async () => {
    const nowhere = openDatabase({ connectionString: 'postgres://nobody:x@127.0.0.1:9/none' }, { log });

    expect(await nowhere.ping()).toBe(false);
    await nowhere.close();
    await nowhere.close();
  });

  it('is migrated once by several processes that start together', async () => {
    const { pool } = test.database;
    await pool.query('drop schema public cascade; create schema public; drop schema graphile_worker cascade');

    await Promise.all([1, 2, 3, 4].map(() => migrateToLatest(test.database, log)));

    const { rows } = await pool.query('select name from kysely_migration');
    expect(rows).toEqual(Object.keys(MIGRATIONS).map((name) => ({ name })));
    const { rows: jobQueue } = await pool.query<{ jobs: number }>('select count(*) as jobs from graphile_worker.jobs');
    expect(jobQueue).toEqual([{ jobs: 0 }]);
  });
});
