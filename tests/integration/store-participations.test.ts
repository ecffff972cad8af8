import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import { createStore, type Store } from '#store/index.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

let test: TestDatabase;
let store: Store;
let sessionId: SessionId;

beforeAll(async () => {
  test = await startTestDatabase();
  store = createStore(test.database);
});
beforeEach(async () => {
  ({ sessionId } = await makeClass({ database: test.database, store }));
});
afterAll(() => test.close());

async function enter({ name = 'Ana', audience = 'instructor' }: { name?: string; audience?: Audience } = {}) {
  const userId = await makeUser(test.database, { name });
  return store.participations.enter({ sessionId, userId, role: 'participant', displayName: name, audience });
}

const ledgerOf = (participantId: ParticipantId) =>
  test.database.db
    .selectFrom('consent_ledger')
    .select(['epoch', 'audience'])
    .where('participation_id', '=', participantId)
    .orderBy('epoch')
    .execute();

describe('entering a session', () => {
  it('gives 50 people who enter at once 50 consecutive slots', async () => {
    const entered = await Promise.all(Array.from({ length: 50 }, () => enter()));

    const slots = entered.map(({ slot }) => slot).sort((a, b) => a - b);
    expect(slots).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(await store.participations.listBySession(sessionId)).toHaveLength(50);
  });

  it('gives one person who enters from ten tabs at once one participation', async () => {
    const userId = await makeUser(test.database);
    const newcomer = { sessionId, userId, role: 'participant', displayName: 'Ana', audience: 'class' } as const;

    const entered = await Promise.all(Array.from({ length: 10 }, () => store.participations.enter(newcomer)));

    expect(new Set(entered.map(({ participantId }) => participantId)).size).toBe(1);
    expect(await store.participations.listBySession(sessionId)).toHaveLength(1);
    expect(await ledgerOf(entered[0]!.participantId)).toEqual([{ epoch: 1, audience: 'class' }]);
  });

  it('changes nothing of a participation that exists', async () => {
    const ana = await enter({ audience: 'nobody' });

    const again = await store.participations.enter({
      sessionId,
      userId: ana.userId,
      role: 'instructor',
      displayName: 'Somebody else',
      audience: 'class',
    });

    expect(again).toEqual(ana);
  });

  it('is refused after the end, but gives back who was in', async () => {
    const ana = await enter();
    await store.sessions.end(sessionId, new Date());

    await expect(enter({ name: 'Bea' })).rejects.toMatchObject({ code: 'session-ended' });
    const again = {
      sessionId,
      userId: ana.userId,
      role: 'participant',
      displayName: 'Ana',
      audience: 'class',
    } as const;
    expect(await store.participations.enter(again)).toEqual(ana);
  });

  it('refuses a session that does not exist', async () => {
    const userId = await makeUser(test.database);
    const nowhere = '01890000-0000-7000-8000-000000000000' as SessionId;

    await expect(
      store.participations.enter({
        sessionId: nowhere,
        userId,
        role: 'participant',
        displayName: 'Ana',
        audience: 'class',
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps the slot of somebody who was removed', async () => {
    const first = await enter();
    await store.participations.remove(first.participantId, new Date('2026-03-02T18:10:00Z'));

    expect((await enter()).slot).toBe(first.slot + 1);
  });
});

describe('sharing', () => {
  it('starts with epoch 1', async () => {
    expect(await enter({ audience: 'class' })).toMatchObject({ audience: 'class', consentEpoch: 1 });
  });

  it('numbers 20 decisions made at once 2 to 21, and the ledger has each', async () => {
    const { participantId } = await enter({ audience: 'class' });
    const audiences: Audience[] = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'nobody' : 'class'));

    const decisions = await Promise.all(
      audiences.map((audience) => store.participations.changeAudience({ participantId, audience })),
    );

    const byEpoch = decisions.sort((a, b) => a.consentEpoch - b.consentEpoch);
    expect(byEpoch.map(({ consentEpoch }) => consentEpoch)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect(await ledgerOf(participantId)).toEqual([
      { epoch: 1, audience: 'class' },
      ...byEpoch.map(({ consentEpoch, audience }) => ({ epoch: consentEpoch, audience })),
    ]);
    expect(await store.participations.byId(participantId)).toEqual(byEpoch.at(-1));
  });

  it('is decided before the end of the class, not after it', async () => {
    const { participantId } = await enter({ audience: 'nobody' });
    await store.sessions.end(sessionId, new Date());

    await expect(store.participations.changeAudience({ participantId, audience: 'class' })).rejects.toMatchObject({
      code: 'session-ended',
    });
    expect(await ledgerOf(participantId)).toEqual([{ epoch: 1, audience: 'nobody' }]);
  });

  it('is remembered with its times, in order', async () => {
    const { participantId } = await enter({ audience: 'nobody' });
    await store.participations.changeAudience({ participantId, audience: 'instructor' });
    await enter({ name: 'Bea', audience: 'class' });

    const decisions = (await store.participations.decisionsOf(sessionId)).get(participantId)!;

    expect(decisions.map(({ audience }) => audience)).toEqual(['nobody', 'instructor']);
    expect(decisions[1]!.decidedAtMs).toBeGreaterThan(decisions[0]!.decidedAtMs - 1);
  });

  it('tells the hub everybody, and who was removed', async () => {
    const ana = await enter({ audience: 'class' });
    const bea = await enter({ audience: 'nobody' });
    await store.participations.remove(bea.participantId, new Date());

    expect(await store.participations.currentOf(sessionId)).toEqual([
      { participantId: ana.participantId, audience: 'class', consentEpoch: 1, removed: false },
      { participantId: bea.participantId, audience: 'nobody', consentEpoch: 1, removed: true },
    ]);
  });

  it('refuses a participant who does not exist', async () => {
    const participantId = '01890000-0000-7000-8000-000000000000' as ParticipantId;

    await expect(store.participations.changeAudience({ participantId, audience: 'class' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('removing', () => {
  it('keeps the time of the first removal', async () => {
    const { participantId } = await enter();
    const first = new Date('2026-03-02T18:10:00Z');
    await store.participations.remove(participantId, first);
    await store.participations.remove(participantId, new Date('2026-03-02T18:20:00Z'));

    expect((await store.participations.byId(participantId))?.removedAt).toEqual(first);
  });
});
