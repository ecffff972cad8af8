import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endOverdueSessions } from '#app/server/end-overdue-sessions.ts';
import { summarizeSession } from '#app/server/summarize-session.ts';
import { SUMMARY_FORMULA_VERSION } from '#core/analytics/heart-rate-summary.ts';
import type { BusMessage } from '#core/bus-messages.ts';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import type { StoredSample } from '#core/samples.ts';
import type { Clock } from '#platform/clock.ts';
import { createLog } from '#platform/log.ts';
import { createStore, type Store } from '#store/index.ts';
import { startJobRunner } from '#store/jobs.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const log = createLog({ level: 'silent' });
const START_MS = Date.UTC(2026, 2, 2, 18);
const MINUTE_MS = 60_000;

let test: TestDatabase;
let store: Store;
let sessionId: SessionId;
let participantId: ParticipantId;

beforeAll(async () => {
  test = await startTestDatabase();
  store = createStore(test.database);
});
beforeEach(async () => {
  ({ sessionId } = await makeClass({ database: test.database, store, startsAt: new Date(START_MS) }));
  await store.sessions.open(sessionId, new Date(START_MS));
  const userId = await makeUser(test.database);
  const newcomer = { userId, role: 'participant', displayName: 'Ana', audience: 'instructor' } as const;
  ({ participantId } = await store.participations.enter({ sessionId, ...newcomer }));
});
afterAll(() => test.close());

const streamId = randomUUID() as string as StreamId;
let nextSequence = 0;

/** Readings from a second of the class on, one a second. */
function someSamples({ from, count }: { from: number; count: number }): StoredSample[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'heart-rate' as const,
    sessionId,
    participantId,
    streamId,
    sequence: nextSequence++,
    capturedAtMs: START_MS + (from + index) * 1000,
    receivedAtMs: START_MS + (from + index) * 1000,
    bpm: 120,
    rr1024: [],
  }));
}

const clockAt = (nowMs: number): Clock => ({ nowMs: () => nowMs });
const endClass = () => store.sessions.end(sessionId, new Date(START_MS + 45 * MINUTE_MS));
const summarize = () =>
  summarizeSession({ store, clock: clockAt(START_MS + 60 * MINUTE_MS), log, settleMs: 0 }, sessionId);
const sampleCount = async () => (await store.summaries.byParticipant(participantId))?.summary.sampleCount;

describe('a summary', () => {
  it('is revised by samples that come after the end, by itself', async () => {
    await store.samples.append(someSamples({ from: 0, count: 10 }));
    const runner = await startJobRunner({
      database: test.database,
      log,
      tasks: { 'summarize-session': summarize, 'send-mail': () => Promise.reject(new Error('not in this test')) },
    });
    try {
      await endClass();
      await expect.poll(sampleCount, { timeout: 5000 }).toBe(10);

      await store.samples.append(someSamples({ from: 10, count: 20 }));
      await store.samples.append(someSamples({ from: 30, count: 5 }));

      await expect.poll(sampleCount, { timeout: 15_000 }).toBe(35);
      expect((await store.summaries.listShared(sessionId))[0]?.shared?.recordedSeconds).toBe(34);
    } finally {
      await runner.close();
    }
  });

  it('may be computed several times at once', async () => {
    await store.samples.append(someSamples({ from: 0, count: 10 }));
    await endClass();

    await Promise.all([summarize(), summarize(), summarize(), summarize()]);

    expect(await sampleCount()).toBe(10);
  });

  it('that older formulas made has nothing of what was added since', async () => {
    await store.samples.append(someSamples({ from: 0, count: 10 }));
    await endClass();
    await summarize();
    await test.database.pool.query(
      `update participant_summary set formula_version = 1, summary = summary - 'recovery' || '{"formulaVersion": 1}'`,
    );
    const stored = await store.summaries.byParticipant(participantId);
    expect(stored?.summary).toMatchObject({ formulaVersion: 1, recovery: null, sampleCount: 10 });
    await summarize();
    const renewed = await store.summaries.byParticipant(participantId);
    expect(renewed?.summary.formulaVersion).toBe(SUMMARY_FORMULA_VERSION);
  });

  it('has for company the last classes of the same person with a heart rate, newest first', async () => {
    const userId = await makeUser(test.database);
    const others = await makeUser(test.database);
    const classAt = async (day: number, recorded: number, who = userId) => {
      const startsAt = new Date(START_MS - day * 24 * 60 * MINUTE_MS);
      const made = await makeClass({ database: test.database, store, startsAt });
      await store.sessions.open(made.sessionId, startsAt);
      const part = await store.participations.enter({
        sessionId: made.sessionId,
        userId: who,
        role: 'participant',
        displayName: 'Ana',
        audience: 'nobody',
      });
      await store.samples.append(
        someSamples({ from: 0, count: recorded }).map((sample) => ({
          ...sample,
          sessionId: made.sessionId,
          participantId: part.participantId,
          capturedAtMs: sample.capturedAtMs - day * 24 * 60 * MINUTE_MS,
        })),
      );
      await store.sessions.end(made.sessionId, new Date(startsAt.getTime() + 45 * MINUTE_MS));
      await summarizeSession({ store, clock: clockAt(START_MS + 60 * MINUTE_MS), log, settleMs: 0 }, made.sessionId);
      return made.sessionId;
    };
    const [third, , second, first] = [
      await classAt(9, 20),
      await classAt(8, 0),
      await classAt(7, 20),
      await classAt(2, 20),
    ];
    await classAt(1, 20, others);
    const before = new Date(START_MS);
    const listed = await store.summaries.listEarlier({ userId, before, limit: 5 });
    expect(listed.map(({ sessionId: each }) => each)).toEqual([first, second, third]);
    expect(listed[0]).toMatchObject({ averageBpm: 120, maximumBpm: 120, recordedSeconds: 19, recovery: null });
    expect(listed[0]?.startedAt).toEqual(new Date(START_MS - 2 * 24 * 60 * MINUTE_MS));
    expect(await store.summaries.listEarlier({ userId, before, limit: 1 })).toHaveLength(1);
  });

  it('is listed for its owner, of the classes that are asked for', async () => {
    const ana = await makeUser(test.database);
    const newcomer = { userId: ana, role: 'participant', displayName: 'Ana', audience: 'nobody' } as const;
    const part = await store.participations.enter({ sessionId, ...newcomer });
    const other = await makeClass({ database: test.database, store });
    await store.sessions.open(other.sessionId, new Date());
    await store.participations.enter({ sessionId: other.sessionId, ...newcomer });
    await store.samples.append(
      someSamples({ from: 0, count: 20 }).map((sample) => ({ ...sample, participantId: part.participantId })),
    );
    await endClass();
    await summarize();
    const sessionIds = [sessionId, other.sessionId];
    const listed = { sessionId, averageBpm: 120, secondsInZone: expect.any(Array), isSimulated: false };
    expect(await store.summaries.listOwn({ userId: ana, sessionIds })).toEqual([listed]);
    expect(await store.summaries.listOwn({ userId: ana, sessionIds: [other.sessionId] })).toEqual([]);
    expect(await store.summaries.listOwn({ userId: ana, sessionIds: [] })).toEqual([]);
    expect(await store.summaries.listOwn({ userId: other.ownerUserId, sessionIds })).toEqual([]);

    await store.participations.noteSimulatedStrap(part.participantId);
    expect(await store.summaries.listOwn({ userId: ana, sessionIds })).toEqual([{ ...listed, isSimulated: true }]);
    expect(await store.participations.countParticipants(sessionIds)).toEqual(
      new Map([
        [sessionId, 2],
        [other.sessionId, 1],
      ]),
    );
    expect(await store.participations.countParticipants([])).toEqual(new Map());
  });

  it('waits for samples that were on their way as the class ended', async () => {
    const client = await test.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`insert into sample_journal values ($1, $2, $3, $4, 1, $5, $5, 120, '{}')`, [
        streamId,
        nextSequence++,
        sessionId,
        participantId,
        START_MS + 1000,
      ]);
      await endClass();
      const summarized = summarize();
      await expect.poll(isSomebodyWaiting).toBe(true);
      await client.query('commit');
      await summarized;
    } finally {
      client.release();
    }
    expect(await sampleCount()).toBe(1);
  });

  async function isSomebodyWaiting(): Promise<boolean> {
    const { rows } = await test.database.pool.query('select from pg_locks where not granted');
    return rows.length > 0;
  }
});

describe('a class that nobody ended', () => {
  /** As the server would find it `minutes` after the start. */
  async function endOverdueAt(minutes: number): Promise<BusMessage[]> {
    const published: BusMessage[] = [];
    const bus = {
      publish: (message: BusMessage) => void published.push(message),
      subscribe: () => () => {},
      close: async () => {},
    };
    await endOverdueSessions({ store, bus, clock: clockAt(START_MS + minutes * MINUTE_MS), log });
    return published.filter((message) => message.sessionId === sessionId);
  }

  it('goes on until an hour after its planned end', async () => {
    expect(await endOverdueAt(45 + 59)).toEqual([]);
    expect(await store.sessions.stateOf(sessionId)).toBe('live');
  });

  it('ended then, also when the server finds it days later, and everybody is told that time', async () => {
    const endedAtMs = START_MS + (45 + 60) * MINUTE_MS;

    expect(await endOverdueAt(3 * 24 * 60)).toEqual([{ kind: 'session-ended', sessionId, endedAtMs }]);

    expect(await store.sessions.byId(sessionId)).toMatchObject({ state: 'ended', endedAt: new Date(endedAtMs) });
    expect(await endOverdueAt(3 * 24 * 60)).toEqual([]);
  });
});
