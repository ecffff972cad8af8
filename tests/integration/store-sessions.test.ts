import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionId, StudioId } from '#core/ids.ts';
import { createStore, type Store } from '#store/index.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const NOWHERE = '01890000-0000-7000-8000-000000000000';
const SIX_PM = new Date('2026-03-02T18:00:00Z');
const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);

let test: TestDatabase;
let store: Store;

beforeAll(async () => {
  test = await startTestDatabase();
  store = createStore(test.database);
});
afterAll(() => test.close());

const aClass = (startsAt = SIX_PM) => makeClass({ database: test.database, store, startsAt });

async function jobsFor(sessionId: SessionId): Promise<number> {
  const { rows } = await test.database.pool.query<{ count: number }>(
    `select count(*) from graphile_worker.jobs where key = $1`,
    [`summarize-session:${sessionId}`],
  );
  return rows[0]!.count;
}

describe('a session', () => {
  it('is read with the names of studio and instructor', async () => {
    const { sessionId, studioId, ownerUserId } = await aClass();

    expect(await store.sessions.byId(sessionId)).toEqual({
      sessionId,
      studioId,
      studioName: 'Ribeira Cycling',
      studioSlug: expect.stringMatching(/^ribeira-cycling(-\d+)?$/),
      timeZone: 'Europe/Lisbon',
      instructorUserId: ownerUserId,
      instructorName: 'Rita',
      title: 'Tempo 45',
      description: '',
      startsAt: SIX_PM,
      plannedMinutes: 45,
      state: 'scheduled',
      startedAt: null,
      endedAt: null,
      isDemo: false,
      isInstructorSimulated: false,
    });
  });

  it('that does not exist is null', async () => {
    expect(await store.sessions.byId(NOWHERE as SessionId)).toBeNull();
    expect(await store.sessions.stateOf(NOWHERE as SessionId)).toBeNull();
  });
});

describe('those of some days', () => {
  it('are listed by start whatever became of them, up to but without the end', async () => {
    const { studioId, sessionId: first, ownerUserId } = await aClass();
    const { sessionId: ended } = await store.sessions.create({
      studioId,
      instructorUserId: ownerUserId,
      title: 'Later',
      description: '',
      startsAt: minutesAfter(SIX_PM, 90),
      plannedMinutes: 30,
    });
    await store.sessions.open(ended, minutesAfter(SIX_PM, 90));
    await store.sessions.end(ended, minutesAfter(SIX_PM, 120));
    const between = async (from: Date, to: Date) =>
      (await store.sessions.listBetween([studioId], { from, to })).map(({ sessionId, state }) => [sessionId, state]);

    expect(await between(SIX_PM, minutesAfter(SIX_PM, 91))).toEqual([
      [first, 'scheduled'],
      [ended, 'ended'],
    ]);
    expect(await between(minutesAfter(SIX_PM, 1), minutesAfter(SIX_PM, 90))).toEqual([]);
    expect(await store.sessions.listBetween([], { from: SIX_PM, to: minutesAfter(SIX_PM, 91) })).toEqual([]);
  });

  it('tell which of them somebody took part in', async () => {
    const { sessionId, ownerUserId } = await aClass();
    const { sessionId: other } = await aClass();
    const userId = await makeUser(test.database);
    await store.participations.enter({
      sessionId,
      userId,
      role: 'participant',
      displayName: 'Ana',
      audience: 'nobody',
    });
    expect(await store.sessions.attendedOf(userId, [sessionId, other])).toEqual(new Set([sessionId]));
    expect(await store.sessions.attendedOf(ownerUserId, [sessionId, other])).toEqual(new Set());
    expect(await store.sessions.attendedOf(userId, [])).toEqual(new Set());
  });
});

describe('opening', () => {
  it('happens once, however many ask', async () => {
    const { sessionId } = await aClass();

    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => store.sessions.open(sessionId, minutesAfter(SIX_PM, index))),
    );

    expect(answers.filter((answer) => answer === 'opened')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'already-live')).toHaveLength(4);
    expect(await store.sessions.stateOf(sessionId)).toBe('live');
  });

  it('is refused when it is over, or never was', async () => {
    const { sessionId } = await aClass();
    await store.sessions.end(sessionId, SIX_PM);

    expect(await store.sessions.open(sessionId, SIX_PM)).toBe('ended');
    expect(await store.sessions.open(NOWHERE as SessionId, SIX_PM)).toBe('not-found');
  });
});

describe('ending', () => {
  it('twice at once ends it once and makes one job', async () => {
    const { sessionId } = await aClass();
    await store.sessions.open(sessionId, SIX_PM);

    const answers = await Promise.all([
      store.sessions.end(sessionId, minutesAfter(SIX_PM, 45)),
      store.sessions.end(sessionId, minutesAfter(SIX_PM, 46)),
    ]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['already-ended', 'ended']);
    expect(await jobsFor(sessionId)).toBe(1);
  });

  it('makes no job when the transaction fails', async () => {
    const { sessionId } = await aClass();
    await test.database.pool.query('alter schema graphile_worker rename to elsewhere');
    await expect(store.sessions.end(sessionId, SIX_PM)).rejects.toThrow();
    await test.database.pool.query('alter schema elsewhere rename to graphile_worker');

    expect(await store.sessions.stateOf(sessionId)).toBe('scheduled');
    expect(await jobsFor(sessionId)).toBe(0);
  });

  it('at its time ends it then', async () => {
    const { sessionId } = await aClass();
    await store.sessions.open(sessionId, SIX_PM);
    const endedAt = minutesAfter(SIX_PM, 50);

    expect(await store.sessions.end(sessionId, endedAt)).toEqual({ outcome: 'ended', endedAt });
    expect(await store.sessions.byId(sessionId)).toMatchObject({ endedAt });
  });

  it('days too late ends it at its planned end plus an hour', async () => {
    const { sessionId } = await aClass();
    await store.sessions.open(sessionId, minutesAfter(SIX_PM, 5));

    const end = await store.sessions.end(sessionId, minutesAfter(SIX_PM, 3 * 24 * 60));

    expect(end).toEqual({ outcome: 'ended', endedAt: minutesAfter(SIX_PM, 5 + 45 + 60) });
  });

  it('of a session that does not exist is told', async () => {
    expect(await store.sessions.end(NOWHERE as SessionId, SIX_PM)).toEqual({ outcome: 'not-found' });
  });
});

describe('lists', () => {
  it('show what is live or to come, the next first', async () => {
    const { studioId, ownerUserId, sessionId: over } = await aClass(minutesAfter(SIX_PM, -200));
    const create = (startsAt: Date) =>
      store.sessions.create({
        studioId,
        instructorUserId: ownerUserId,
        title: 'Hills',
        description: '',
        startsAt,
        plannedMinutes: 30,
      });
    const tomorrow = await create(minutesAfter(SIX_PM, 24 * 60));
    const soon = await create(minutesAfter(SIX_PM, 10));
    const live = await create(minutesAfter(SIX_PM, -10));
    await store.sessions.open(live.sessionId, SIX_PM);

    const upcoming = (await store.sessions.listUpcoming([studioId], SIX_PM)).map(({ sessionId }) => sessionId);

    expect(upcoming).toEqual([live.sessionId, soon.sessionId, tomorrow.sessionId]);
    expect(upcoming).not.toContain(over);
  });

  it('of no studios are empty', async () => {
    expect(await store.sessions.listUpcoming([], SIX_PM)).toEqual([]);
    expect(await store.sessions.listUpcoming([NOWHERE as StudioId], SIX_PM)).toEqual([]);
  });

  it('show past ones to those who took part', async () => {
    const { sessionId } = await aClass();
    const ana = await makeUser(test.database);
    const bea = await makeUser(test.database);
    await store.participations.enter({
      sessionId,
      userId: ana,
      role: 'participant',
      displayName: 'Ana',
      audience: 'class',
    });
    await store.sessions.end(sessionId, SIX_PM);

    expect(await store.sessions.listPast(ana)).toMatchObject([{ sessionId, state: 'ended' }]);
    expect(await store.sessions.listPast(bea)).toEqual([]);
  });
});

describe('overdue', () => {
  it('is a live session an hour after its planned end, not a minute before', async () => {
    const { sessionId } = await aClass();
    await store.sessions.open(sessionId, SIX_PM);

    expect(await store.sessions.listOverdue(minutesAfter(SIX_PM, 45 + 59))).not.toContain(sessionId);
    expect(await store.sessions.listOverdue(minutesAfter(SIX_PM, 45 + 60))).toContain(sessionId);
  });

  it('counts from when it was opened, where that was late', async () => {
    const { sessionId } = await aClass();
    await store.sessions.open(sessionId, minutesAfter(SIX_PM, 20));

    expect(await store.sessions.listOverdue(minutesAfter(SIX_PM, 45 + 79))).not.toContain(sessionId);
    expect(await store.sessions.listOverdue(minutesAfter(SIX_PM, 45 + 80))).toContain(sessionId);
  });

  it('is no session that was not opened', async () => {
    const { sessionId } = await aClass();

    expect(await store.sessions.listOverdue(minutesAfter(SIX_PM, 600))).not.toContain(sessionId);
  });
});
