import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import type { SessionId, StreamId } from '#core/ids.ts';
import { aPerson } from '#tests/builders/person.ts';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

let server: AppServer;
let owner: HttpClient;
let sessionId: SessionId;

/** Names, what they share, and the heart rate they hold: 90 s, one reading a second. */
const PEOPLE: Record<string, { audience: Audience; bpm: number | null }> = {
  'Ines Duarte': { audience: 'instructor', bpm: 151 },
  'Aiko Mori': { audience: 'class', bpm: 133 },
  // No heart beats like that, so that the number cannot be on the page by chance.
  'Petra Private': { audience: 'nobody', bpm: 23_171 },
  'Noa Nostrap': { audience: 'instructor', bpm: null },
};
const clients = new Map<string, HttpClient>();

beforeAll(async () => {
  server = await startAppServer();
  owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
  await owner.postForm('/classes/new', { title: 'Tempo', date: '2031-05-04', time: '17:30', plannedMinutes: '45' });
  const { studioId } = (await server.store.studios.list())[0]!;
  sessionId = (await server.store.sessions.listUpcoming([studioId], new Date()))[0]!.sessionId;
  await owner.postJson(`/api/sessions/${sessionId}/open`, {});
  for (const [name, { audience, bpm }] of Object.entries(PEOPLE)) await takePart(name, audience, bpm);
  await lastFor(120);
  await owner.postJson(`/api/sessions/${sessionId}/end`, {});
});
afterAll(() => server?.close());

async function takePart(name: string, audience: Audience, bpm: number | null): Promise<void> {
  const client = createHttpClient(server.url);
  const { email, password } = aPerson({ name });
  await client.postForm('/sign-up', { name, email, password });
  await client.postForm('/profile', { birthYear: '', sex: '', weightKg: '', hrMaxBpm: '190', hrRestBpm: '' });
  await client.postJson(`/api/sessions/${sessionId}/join`, { audience });
  clients.set(name, client);
  if (bpm === null) return;
  const row = (await server.store.participations.listBySession(sessionId)).find((each) => each.displayName === name)!;
  const startedAtMs = Date.now() - 110_000;
  await server.store.samples.append(
    Array.from({ length: 91 }, (_, second) => ({
      kind: 'heart-rate' as const,
      sessionId,
      participantId: row.participantId,
      streamId: streamIdOf(name),
      sequence: second,
      capturedAtMs: startedAtMs + second * 1000,
      receivedAtMs: startedAtMs + second * 1000,
      bpm,
      rr1024: [],
    })),
  );
}

const streamIds = new Map<string, StreamId>();
function streamIdOf(name: string): StreamId {
  const id = streamIds.get(name) ?? (randomUUID() as string as StreamId);
  streamIds.set(name, id);
  return id;
}

/** Moves the class's opening into the past, as if it had lasted that long. */
async function lastFor(seconds: number): Promise<void> {
  await server.database.db
    .updateTable('session')
    .set({ started_at: new Date(Date.now() - seconds * 1000) })
    .where('id', '=', sessionId)
    .execute();
}

const pageOf = async (name: string, page: string) => {
  const client = name === 'owner' ? owner : clients.get(name)!;
  const answer = await client.get(`/classes/${sessionId}/${page}`);
  const html = await answer.text();
  // What is shown; React marks the seams between texts.
  const text = html.replaceAll('<!-- -->', '').replace(/<script[\s\S]*?<\/script>/g, '');
  return { status: answer.status, html, text };
};

describe('after class', () => {
  it('says that the summary is being computed until it is there', async () => {
    expect((await pageOf('Ines Duarte', 'summary')).text).toContain('Computing your summary');
    await server.summarize(sessionId);
    const { text } = await pageOf('Ines Duarte', 'summary');
    expect(text).toContain('Keytel');
    expect(text).toContain('Average 151, highest 151 bpm');
    expect(text).toContain('You were in zone 3 (Moderate) the longest: <b>1:30 of 1:30</b>');
  });

  it('can be summarised again without harm', async () => {
    await server.summarize(sessionId);
    expect(await server.store.summaries.listBySession(sessionId)).toHaveLength(Object.keys(PEOPLE).length);
  });

  it('says so when no strap was there', async () => {
    expect((await pageOf('Noa Nostrap', 'summary')).text).toContain('No heart rate for this class');
  });

  it('shows the instructor who shared, and of the others only how many they are', async () => {
    const { html, text } = await pageOf('owner', 'report');
    expect(text).toContain('Ines Duarte');
    expect(text).toContain('Aiko Mori');
    expect(text).toContain('1 person');
    // Neither in the page nor in the data that comes with it.
    expect(html).not.toContain('Petra');
    expect(html).not.toMatch(/23[, ]?171/);
  });

  it('keeps the report from participants', async () => {
    expect((await pageOf('Ines Duarte', 'report')).status).toBe(403);
  });

  it('has no summary for somebody who was not there', async () => {
    expect((await pageOf('owner', 'summary')).status).toBe(404);
  });

  it('lists the class among the past ones', async () => {
    expect(await (await clients.get('Ines Duarte')!.get('/past')).text()).toContain('Tempo');
  });
});
