import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import { columnStartMs } from '#core/history-columns.ts';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import type { ClassHistory, OwnHistory } from '#core/session-history.ts';
import { aPerson } from '#tests/builders/person.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';
import { openClass } from './harness/open-class.ts';
import { makeClass } from './harness/people.ts';

/**
 * A class that runs for 100 s. What each person shares, from a second of the class on, and the heart rate that the strap
 * says from that second on: one reading a second, none after 90 s. Columns are 5 s.
 */
type Part = { hrMaxBpm: number; decisions: [fromS: number, Audience][]; bpms: [fromS: number, bpm: number | null][] };
const PEOPLE = {
  // Bounds of 190: 114, 133, 152, 171.
  'Ines Shares': {
    hrMaxBpm: 190,
    decisions: [[0, 'instructor']],
    bpms: [
      [0, 120],
      [50, 140],
    ],
  },
  // The same heart rates; bounds of 160: 96, 112, 128, 144.
  'Olga Older': {
    hrMaxBpm: 160,
    decisions: [[0, 'class']],
    bpms: [
      [0, 120],
      [50, 140],
    ],
  },
  'Petra Private': { hrMaxBpm: 190, decisions: [[0, 'nobody']], bpms: [[0, 175]] },
  // In the middle of a column: 42 s.
  'Wes Withdraws': {
    hrMaxBpm: 190,
    decisions: [
      [0, 'instructor'],
      [42, 'nobody'],
    ],
    bpms: [
      [0, 120],
      [42, 175],
    ],
  },
  'Lia Later': {
    hrMaxBpm: 190,
    decisions: [
      [0, 'nobody'],
      [42, 'instructor'],
    ],
    bpms: [
      [0, 175],
      [42, 120],
    ],
  },
  'Tessa Twice': {
    hrMaxBpm: 190,
    decisions: [
      [0, 'instructor'],
      [30, 'nobody'],
      [60, 'class'],
    ],
    bpms: [
      [0, 120],
      [30, 175],
      [60, 140],
    ],
  },
  'Gil Gap': {
    hrMaxBpm: 190,
    decisions: [[0, 'instructor']],
    bpms: [
      [0, 120],
      [20, null],
      [40, 160],
    ],
  },
  'Nora Nostrap': { hrMaxBpm: 190, decisions: [[0, 'instructor']], bpms: [[0, null]] },
} satisfies Record<string, Part>;
type Name = keyof typeof PEOPLE;

let server: AppServer;
let owner: HttpClient;
let sessionId: SessionId;
let startMs: number;
const clients = new Map<string, HttpClient>();

beforeAll(async () => {
  server = await startAppServer();
  ({ owner, sessionId } = await openClass(server));
  startMs = columnStartMs(Date.now() - 100_000);
  await server.database.db
    .updateTable('session')
    .set({ started_at: new Date(startMs) })
    .where('id', '=', sessionId)
    .execute();
  for (const [name, part] of Object.entries(PEOPLE)) await takePart(name, part as Part);
});
afterAll(() => server?.close());

async function takePart(name: string, { hrMaxBpm, decisions, bpms }: Part): Promise<void> {
  const client = createHttpClient(server.url);
  const { email, password } = aPerson({ name });
  await client.postForm('/sign-up', { name, email, password });
  await client.postForm('/profile', { birthYear: '', sex: '', weightKg: '', hrMaxBpm: `${hrMaxBpm}`, hrRestBpm: '' });
  clients.set(name, client);
  for (const [index, [, audience]] of decisions.entries()) {
    await client.postJson(`/api/sessions/${sessionId}/${index === 0 ? 'join' : 'consent'}`, { audience });
  }
  const participantId = await participantIdOf(name);
  for (const [index, [fromS]] of decisions.entries()) await dateDecision(participantId, index + 1, fromS);
  const streamId = randomUUID() as string as StreamId;
  const bpmAt = (second: number) => bpms.findLast(([fromS]) => fromS <= second)?.[1] ?? null;
  await server.store.samples.append(
    Array.from({ length: 90 }, (_, second) => ({ second, bpm: bpmAt(second) }))
      .filter((each): each is { second: number; bpm: number } => each.bpm !== null)
      .map(({ second, bpm }) => ({
        kind: 'heart-rate' as const,
        sessionId,
        participantId,
        streamId,
        sequence: second,
        capturedAtMs: startMs + second * 1000,
        receivedAtMs: startMs + second * 1000,
        bpm,
        rr1024: [],
      })),
  );
}

async function participantIdOf(name: string): Promise<ParticipantId> {
  const everybody = await server.store.participations.listBySession(sessionId);
  return everybody.find(({ displayName }) => displayName === name)!.participantId;
}

async function dateDecision(participantId: ParticipantId, epoch: number, second: number): Promise<void> {
  await server.database.db
    .updateTable('consent_ledger')
    .set({ decided_at: new Date(startMs + second * 1000) })
    .where('participation_id', '=', participantId)
    .where('epoch', '=', epoch)
    .execute();
}

const address = (query: string, of = sessionId) => `/api/sessions/${of}/history${query}`;
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

async function classHistory(query = ''): Promise<{ fromMs: number; zonesOf(name: Name): Promise<string | undefined> }> {
  const answer = await owner.get(address(`?of=class${query}`));
  expect(answer.status).toBe(200);
  const { fromMs, people } = (await answer.json()) as ClassHistory;
  return {
    fromMs,
    async zonesOf(name) {
      const everybody = await server.store.participations.listBySession(sessionId);
      const slot = everybody.find(({ displayName }) => displayName === name)?.slot;
      return people.find((each) => each.slot === slot)?.zones;
    },
  };
}

async function ownHistory(name: Name) {
  const answer = await clients.get(name)!.get(address('?of=self'));
  expect(answer.status).toBe(200);
  return (await answer.json()) as OwnHistory;
}

describe('the class so far, for its instructor', () => {
  it('begins with the column in which the class was opened', async () => {
    expect((await classHistory()).fromMs).toBe(startMs);
  });

  it('has everybody’s zones by their own thresholds', async () => {
    const { zonesOf } = await classHistory();
    expect(await zonesOf('Ines Shares')).toBe('222222222233333333');
    expect(await zonesOf('Olga Older')).toBe('333333333344444444');
  });

  it('has nothing of somebody who shares with nobody, nor of somebody without a strap', async () => {
    const { zonesOf } = await classHistory();
    expect(await zonesOf('Petra Private')).toBeUndefined();
    expect(await zonesOf('Nora Nostrap')).toBeUndefined();
  });

  it('has nothing of the time after somebody stopped sharing, be it in the middle of a column', async () => {
    expect(await (await classHistory()).zonesOf('Wes Withdraws')).toBe('22222222');
  });

  it('has nothing of the time before somebody shared', async () => {
    expect(await (await classHistory()).zonesOf('Lia Later')).toBe('........2222222222');
  });

  it('has both times around one that was withdrawn', async () => {
    expect(await (await classHistory()).zonesOf('Tessa Twice')).toBe('222222......333333');
  });

  it('keeps a gap of the strap as a gap', async () => {
    expect(await (await classHistory()).zonesOf('Gil Gap')).toBe('2222....4444444444');
  });

  it('can begin later, with the column that the time lies in', async () => {
    const { fromMs, zonesOf } = await classHistory(`&fromMs=${startMs + 48_123.5}`);
    expect(fromMs).toBe(startMs + 45_000);
    expect(await zonesOf('Ines Shares')).toBe('233333333');
    expect(await zonesOf('Wes Withdraws')).toBeUndefined();
  });

  it('begins with the class where an earlier time is asked for', async () => {
    expect((await classHistory('&fromMs=0')).fromMs).toBe(startMs);
  });
});

describe('the own heart rate so far', () => {
  it('is there, shared or not', async () => {
    expect(await ownHistory('Petra Private')).toEqual({ fromMs: startMs, bpms: Array(18).fill(175) });
    expect((await ownHistory('Wes Withdraws')).bpms).toEqual([...Array(8).fill(120), ...Array(10).fill(175)]);
  });

  it('has gaps, and may be empty', async () => {
    const { bpms } = await ownHistory('Gil Gap');
    expect(bpms).toEqual([...Array(4).fill(120), ...Array(4).fill(null), ...Array(10).fill(160)]);
    expect((await ownHistory('Nora Nostrap')).bpms).toEqual([]);
  });
});

describe('refused is', () => {
  it('a participant who asks for the class', async () => {
    const answer = await clients.get('Ines Shares')!.get(address('?of=class'));
    expect(await codeOf(answer)).toEqual([403, 'forbidden']);
  });

  it('a guest', async () => {
    const guest = createHttpClient(server.url);
    expect(await codeOf(await guest.get(address('?of=class')))).toEqual([401, 'not-signed-in']);
    expect(await codeOf(await guest.get(address('?of=self')))).toEqual([401, 'not-signed-in']);
  });

  it('a member of another studio, as for a class that does not exist', async () => {
    const { database, store } = server;
    const elsewhere = await makeClass({ database, store });
    for (const client of [owner, clients.get('Ines Shares')!]) {
      expect(await codeOf(await client.get(address('?of=class', elsewhere.sessionId)))).toEqual([404, 'not-found']);
      expect(await codeOf(await client.get(address('?of=self', elsewhere.sessionId)))).toEqual([404, 'not-found']);
    }
  });

  it('the own heart rate of somebody who does not take part', async () => {
    expect(await codeOf(await owner.get(address('?of=self')))).toEqual([404, 'not-found']);
  });

  it('somebody who was removed', async () => {
    await server.store.participations.remove(await participantIdOf('Nora Nostrap'), new Date());
    const answer = await clients.get('Nora Nostrap')!.get(address('?of=self'));
    expect(await codeOf(answer)).toEqual([403, 'removed']);
  });

  it.each(['', '?of=everybody', '?of=class&fromMs=-1', '?of=class&fromMs=yesterday', '?of=class&fromMs=Infinity'])(
    'the question %j',
    async (query) => {
      expect(await codeOf(await owner.get(address(query)))).toEqual([400, 'bad-request']);
    },
  );

  it('any other method', async () => {
    expect((await owner.postJson(address('?of=class'), {})).status).toBe(405);
  });
});
