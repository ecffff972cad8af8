import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarizeHeartRate } from '#core/analytics/heart-rate-summary.ts';
import { NO_ATHLETE_SETTINGS, withDefaults } from '#core/athlete.ts';
import type { UserId } from '#core/ids.ts';
import { zoneLowerBoundsBpm } from '#core/zones.ts';
import { createStore, type Store } from '#store/index.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

let test: TestDatabase;
let store: Store;

beforeAll(async () => {
  test = await startTestDatabase();
  store = createStore(test.database);
});
afterAll(() => test.close());

describe('the first run', () => {
  // First in this file: the database has no studio yet.
  it('is done when a studio has an owner', async () => {
    expect(await store.setup.isDone()).toBe(false);
    await makeClass({ database: test.database, store });
    expect(await store.setup.isDone()).toBe(true);
  });

  it('has a link that works once, for one of ten who use it at once', async () => {
    const token = await store.setup.newLink();
    expect(await store.setup.peek(token)).toBe(true);

    const answers = await Promise.all(Array.from({ length: 10 }, () => store.setup.consume(token)));

    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await store.setup.peek(token)).toBe(false);
  });

  it('has one link at a time: a new one replaces the one before', async () => {
    const older = await store.setup.newLink();
    const newer = await store.setup.newLink();

    expect(await store.setup.consume(older)).toBe(false);
    expect(await store.setup.consume(newer)).toBe(true);
  });

  it('gives a link back when what it was used for failed, but not beside a newer one', async () => {
    const token = await store.setup.newLink();
    await store.setup.consume(token);
    await store.setup.restore(token);
    expect(await store.setup.consume(token)).toBe(true);

    await store.setup.newLink();
    await store.setup.restore(token);
    expect(await store.setup.consume(token)).toBe(false);
  });

  it('does not keep the token itself', async () => {
    const token = await store.setup.newLink();
    const rows = await test.database.db.selectFrom('setup_link').selectAll().execute();

    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('refuses what is no token', async () => {
    expect(await store.setup.peek('')).toBe(false);
    expect(await store.setup.consume("' or true --")).toBe(false);
  });
});

describe('studios', () => {
  it('get a free address from their name', async () => {
    const ownerUserId = await makeUser(test.database);
    const create = () => store.studios.create({ name: 'Estúdio Já!', timeZone: 'Europe/Lisbon', ownerUserId });

    const slugs = (await Promise.all([create(), create(), create()])).map(({ slug }) => slug);

    expect(slugs.sort()).toEqual(['estudio-ja', 'estudio-ja-2', 'estudio-ja-3']);
    expect(await store.studios.bySlug('estudio-ja')).toMatchObject({ name: 'Estúdio Já!' });
  });

  it('cannot have an address that another one has', async () => {
    const studio = {
      name: 'Hills',
      slug: 'hills',
      timeZone: 'Europe/Lisbon',
      ownerUserId: await makeUser(test.database),
    };
    const { studioId } = await store.studios.create(studio);

    await expect(store.studios.create(studio)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.studios.bySlug('hills')).toEqual({
      studioId,
      name: 'Hills',
      slug: 'hills',
      timeZone: 'Europe/Lisbon',
      locale: 'en',
    });
  });

  it('know the role of each member, and nobody else', async () => {
    const { studioId, ownerUserId } = await makeClass({ database: test.database, store });
    const ana = await makeUser(test.database);
    await store.studios.addMember({ studioId, userId: ana, role: 'member' });

    expect(await store.studios.roleOf(studioId, ownerUserId)).toBe('owner');
    expect(await store.studios.roleOf(studioId, ana)).toBe('member');
    expect(await store.studios.roleOf(studioId, await makeUser(test.database))).toBeNull();
    expect(await store.studios.studiosOf(ana)).toMatchObject([{ studio: { studioId }, role: 'member' }]);
  });

  it('raise a role but never lower it', async () => {
    const { studioId, ownerUserId } = await makeClass({ database: test.database, store });
    const ana = await makeUser(test.database);
    await store.studios.addMember({ studioId, userId: ana, role: 'guest' });
    await store.studios.addMember({ studioId, userId: ana, role: 'instructor' });
    await store.studios.addMember({ studioId, userId: ana, role: 'member' });
    await store.studios.addMember({ studioId, userId: ownerUserId, role: 'guest' });

    expect(await store.studios.roleOf(studioId, ana)).toBe('instructor');
    expect(await store.studios.roleOf(studioId, ownerUserId)).toBe('owner');
  });
});

describe('athlete settings', () => {
  const settings = { birthYear: 1988, sex: 'female', weightKg: 62.4, hrMaxBpm: 184, hrRestBpm: 52 } as const;

  async function setAt(userId: UserId, effectiveAt: string, hrMaxBpm: number) {
    await test.database.db
      .insertInto('athlete_settings')
      .values({ user_id: userId, effective_at: effectiveAt, hr_max_bpm: hrMaxBpm })
      .execute();
  }

  it('are all null before anything was said', async () => {
    const userId = await makeUser(test.database);

    expect(await store.athletes.current(userId)).toEqual(NO_ATHLETE_SETTINGS);
    expect(await store.athletes.asOf(userId, new Date())).toEqual(NO_ATHLETE_SETTINGS);
  });

  it('are the last ones saved', async () => {
    const userId = await makeUser(test.database);
    await store.athletes.save(userId, NO_ATHLETE_SETTINGS);
    await store.athletes.save(userId, settings);

    expect(await store.athletes.current(userId)).toEqual(settings);
  });

  it('of an old day are those that held then; before the first, the first', async () => {
    const userId = await makeUser(test.database);
    await setAt(userId, '2026-01-10T00:00:00Z', 190);
    await setAt(userId, '2026-02-10T00:00:00Z', 186);

    const hrMaxAsOf = async (day: string) => (await store.athletes.asOf(userId, new Date(day))).hrMaxBpm;
    expect(await hrMaxAsOf('2026-01-01T00:00:00Z')).toBe(190);
    expect(await hrMaxAsOf('2026-02-09T23:59:59Z')).toBe(190);
    expect(await hrMaxAsOf('2026-02-10T00:00:00Z')).toBe(186);
  });
});

describe('chat', () => {
  it('gives the newest messages, oldest first, with who wrote them', async () => {
    const { sessionId, ownerUserId } = await makeClass({ database: test.database, store });
    const { participantId } = await store.participations.enter({
      sessionId,
      userId: ownerUserId,
      role: 'instructor',
      displayName: 'Rita',
      audience: 'class',
    });
    const say = (text: string, sentAtMs: number, chatMessageId: string = randomUUID()) =>
      store.chat.add({ chatMessageId, sessionId, participantId, text, sentAtMs });
    const twice = randomUUID();
    await say('one', 1000);
    await say('two', 2000, twice);
    await say('two, resent', 9000, twice);
    await say(`three'); drop table "user"; --`, 3000);

    expect(await store.chat.listBySession(sessionId, 2)).toEqual([
      {
        chatMessageId: twice,
        participantId,
        isSimulated: false,
        displayName: 'Rita',
        role: 'instructor',
        text: 'two',
        sentAtMs: 2000,
      },
      expect.objectContaining({ text: `three'); drop table "user"; --`, sentAtMs: 3000 }),
    ]);
  });
});

describe('summaries', () => {
  it('come back as they were computed, and can be revised', async () => {
    const { sessionId, ownerUserId } = await makeClass({ database: test.database, store });
    const { participantId } = await store.participations.enter({
      sessionId,
      userId: ownerUserId,
      role: 'instructor',
      displayName: 'Rita',
      audience: 'class',
    });
    const summaryOf = (bpm: number) =>
      summarizeHeartRate({
        samples: [0, 1000, 2000].map((capturedAtMs) => ({ capturedAtMs, bpm })),
        zoneBounds: zoneLowerBoundsBpm({ hrMaxBpm: 184 }),
        athlete: withDefaults(NO_ATHLETE_SETTINGS, 2026),
        window: { fromMs: 0, toMs: 2000 },
      });
    expect(await store.summaries.byParticipant(participantId)).toBeNull();

    await store.summaries.save({ participantId, summary: summaryOf(120), shared: null });
    await store.summaries.save({ participantId, summary: summaryOf(130), shared: null });

    expect(await store.summaries.byParticipant(participantId)).toEqual({
      participantId,
      computedAt: expect.any(Date),
      summary: summaryOf(130),
    });
    expect(await store.summaries.listShared(sessionId)).toEqual([{ participantId, shared: null }]);

    const fewer = { ...summaryOf(99), sampleCount: 2 };
    await store.summaries.save({ participantId, summary: fewer, shared: fewer });
    expect((await store.summaries.byParticipant(participantId))?.summary.averageBpm).toBe(130);
    expect(await store.summaries.listShared(sessionId)).toEqual([{ participantId, shared: null }]);
  });
});

describe('the outbox', () => {
  it('keeps mail until it is sent, and why it was not', async () => {
    const mail = { toEmail: 'ana@example.org', subject: 'Set a new password', text: 'Follow this link.' };
    const first = await store.outbox.add(mail);
    const second = await store.outbox.add({ ...mail, subject: 'Welcome' });
    await store.outbox.markFailed(first, 'connection refused');
    await store.outbox.markSent(second);

    expect(await store.outbox.byId(first)).toMatchObject({ ...mail, sentAt: null, error: 'connection refused' });
    expect((await store.outbox.list(10)).map(({ mailId }) => mailId)).toEqual([second, first]);
    await store.outbox.markSent(first);
    expect(await store.outbox.byId(first)).toMatchObject({ sentAt: expect.any(Date), error: null });
  });

  it('forgets what a mail said when it is sent, and after a day in any case', async () => {
    const mail = { toEmail: 'ana@example.org', subject: 'Set a new password', text: 'Follow this link.' };
    const sent = await store.outbox.add(mail);
    const old = await store.outbox.add(mail);
    await store.outbox.markSent(sent);
    await test.database.pool.query(`update outbox_mail set created_at = now() - interval '25 hours' where id = $1`, [
      old,
    ]);

    const texts = new Map((await store.outbox.list(10)).map(({ mailId, text }) => [mailId, text]));

    expect(texts.get(sent)).toBeNull();
    expect(texts.get(old)).toBeNull();
    expect((await store.outbox.byId(old))?.text).toBeNull();
  });
});
