import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import { aPerson } from '#tests/builders/person.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';
import { openClass } from './harness/open-class.ts';

let server: AppServer;
let owner: HttpClient;
let sessionId: SessionId;

/**
 * Names, what they share, and the heart rate they hold: 90 s, one reading a second. After 45 s some change their mind,
 * and their heart rate is another one from then on.
 */
type Part = { audience: Audience; bpm: number | null; later?: { audience: Audience; bpm: number } };
const PEOPLE: Record<string, Part> = {
  'Ines Duarte': { audience: 'instructor', bpm: 151 },
  'Aiko Mori': { audience: 'class', bpm: 133 },
  // No heart beats like that, so that the number cannot be on the page by chance.
  'Petra Private': { audience: 'nobody', bpm: 23_171 },
  'Noa Nostrap': { audience: 'instructor', bpm: null },
  'Lia Later': { audience: 'nobody', bpm: 23_272, later: { audience: 'instructor', bpm: 147 } },
  'Wes Withdraws': { audience: 'instructor', bpm: 143, later: { audience: 'nobody', bpm: 23_373 } },
};
const clients = new Map<string, HttpClient>();

beforeAll(async () => {
  server = await startAppServer();
  ({ owner, sessionId } = await openClass(server));
  for (const [name, part] of Object.entries(PEOPLE)) await takePart(name, part);
  await lastFor(120);
  await owner.postJson(`/api/sessions/${sessionId}/end`, {});
});
afterAll(() => server?.close());

async function takePart(name: string, { audience, bpm, later }: Part): Promise<void> {
  const client = createHttpClient(server.url);
  const { email, password } = aPerson({ name });
  await client.postForm('/sign-up', { name, email, password });
  await client.postForm('/profile', { birthYear: '', sex: '', weightKg: '', hrMaxBpm: '190', hrRestBpm: '' });
  await client.postJson(`/api/sessions/${sessionId}/join`, { audience });
  clients.set(name, client);
  if (bpm === null) return;
  const row = (await server.store.participations.listBySession(sessionId)).find((each) => each.displayName === name)!;
  const startedAtMs = Date.now() - 110_000;
  if (later !== undefined) {
    await client.postJson(`/api/sessions/${sessionId}/consent`, { audience: later.audience });
    await dateDecisions(row.participantId, { 1: startedAtMs - 500, 2: startedAtMs + 44_500 });
  }
  await server.store.samples.append(
    Array.from({ length: 91 }, (_, second) => ({
      kind: 'heart-rate' as const,
      sessionId,
      participantId: row.participantId,
      streamId: streamIdOf(name),
      sequence: second,
      capturedAtMs: startedAtMs + second * 1000,
      receivedAtMs: startedAtMs + second * 1000,
      bpm: later !== undefined && second >= 45 ? later.bpm : bpm,
      rr1024: [],
    })),
  );
}

/** Moves decisions about sharing into the past. */
async function dateDecisions(participantId: ParticipantId, timesMs: Record<number, number>): Promise<void> {
  for (const [epoch, timeMs] of Object.entries(timesMs)) {
    await server.database.db
      .updateTable('consent_ledger')
      .set({ decided_at: new Date(timeMs) })
      .where('participation_id', '=', participantId)
      .where('epoch', '=', Number(epoch))
      .execute();
  }
}

/** As if the instructor had been in the room. */
async function putInstructorIntoClass(): Promise<void> {
  const { instructorUserId } = (await server.store.sessions.byId(sessionId))!;
  await server.database.db
    .insertInto('participation')
    .values({
      session_id: sessionId,
      user_id: instructorUserId,
      slot: 100,
      role: 'instructor',
      display_name: 'Olga Owner',
      audience: 'nobody',
    })
    .execute();
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

const pageOf = (name: string, page: string) => read(name, `/classes/${sessionId}/${page}`);
const pastOf = (name: string) => read(name, '/past');

async function read(name: string, path: string) {
  const client = name === 'owner' ? owner : clients.get(name)!;
  const answer = await client.get(path);
  const html = await answer.text();
  // What is shown; React marks the seams between texts.
  const text = html.replaceAll('<!-- -->', '').replace(/<script[\s\S]*?<\/script>/g, '');
  return { status: answer.status, html, text };
}

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
    expect(await server.store.summaries.listShared(sessionId)).toHaveLength(Object.keys(PEOPLE).length);
  });

  it('of older formulas is shown as it is, and made anew for the next time', async () => {
    const { pool } = server.database;
    await pool.query('delete from graphile_worker._private_jobs');
    await pool.query(`update participant_summary
      set formula_version = 1, summary = summary - 'recovery' || '{"formulaVersion": 1}'`);
    expect((await pageOf('Ines Duarte', 'summary')).text).toContain('This is your first class with a heart rate');
    const { rows } = await pool.query(`select from graphile_worker.jobs where task_identifier = 'summarize-session'`);
    expect(rows).toHaveLength(1);
    await pool.query('delete from graphile_worker._private_jobs');
    await server.summarize(sessionId);
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
    expect(html.match(/\b23[, ]?171\b/)).toBeNull();
  });

  describe.each(['report', 'report.data'])('in the %s', (page) => {
    it('the instructor has nothing of the time before somebody shared, and what came then', async () => {
      const { status, html } = await pageOf('owner', page);
      expect(status).toBe(200);
      expect(html).toContain('Lia Later');
      expect(html).toContain('147');
      expect(html.match(/\b23[, ]?272\b/)).toBeNull();
    });

    it('the instructor has nothing of the time after somebody stopped sharing, and what came before', async () => {
      const { html } = await pageOf('owner', page);
      expect(html).toContain('Wes Withdraws');
      expect(html).toContain('143');
      expect(html.match(/\b23[, ]?373\b/)).toBeNull();
    });

    it('there is nobody’s threshold, maximum or energy', async () => {
      const { html } = await pageOf('owner', page);
      expect(html.match(/zoneLowerBounds|hrMax|kcal|weight|birthYear/gi)).toBeNull();
    });
  });

  it('keeps all of it for oneself', async () => {
    const { text } = await pageOf('Lia Later', 'summary');
    expect(text).toContain('highest 23272 bpm');
    expect(text).toContain('of the time you shared, and nothing of the rest');
  });

  it('cannot be shared otherwise any more', async () => {
    const answer = await clients.get('Petra Private')!.postJson(`/api/sessions/${sessionId}/consent`, {
      audience: 'instructor',
    });
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ code: 'session-ended' });
  });

  it('is for nobody to keep on the way', async () => {
    for (const page of ['summary', 'summary.data', 'report']) {
      const answer = await clients.get('Ines Duarte')!.get(`/classes/${sessionId}/${page}`);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }
    const state = await clients.get('Ines Duarte')!.get(`/api/sessions/${sessionId}/state`);
    expect(state.headers.get('cache-control')).toBe('private, no-store');
    const icon = await owner.get('/favicon.svg');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('keeps the report from participants', async () => {
    expect((await pageOf('Ines Duarte', 'report')).status).toBe(403);
  });

  it('has no summary for somebody who was not there', async () => {
    const { status, text } = await pageOf('owner', 'summary');
    expect(status).toBe(404);
    expect(text).toContain('You did not take part in this class.');
    expect(text).toContain(`href="/classes/${sessionId}"`);
    expect(text).not.toContain('mistyped');
  });

  it('can be run again by those who took part, and by nobody else', async () => {
    await server.database.pool.query('delete from graphile_worker._private_jobs');
    await server.database.pool.query(`delete from participant_summary where participation_id = (
      select id from participation where display_name = 'Noa Nostrap')`);
    const again = (client: HttpClient) => client.postForm(`/classes/${sessionId}/summary`, {});
    const jobs = async () =>
      (
        await server.database.pool.query('select from graphile_worker.jobs where task_identifier = $1', [
          'summarize-session',
        ])
      ).rows.length;
    const stranger = createHttpClient(server.url);
    const { name, email, password } = aPerson({ name: 'Olga Outside' });
    await stranger.postForm('/sign-up', { name, email, password });

    expect((await pageOf('Noa Nostrap', 'summary')).text).toContain('The summary could not be made');
    expect((await pageOf('owner', 'report')).text).toContain('Could not be computed yet');
    expect((await again(stranger)).status).toBe(404);
    expect(await jobs()).toBe(0);
    expect((await again(clients.get('Noa Nostrap')!)).status).toBe(200);
    expect(await jobs()).toBe(1);
    expect((await pageOf('Noa Nostrap', 'summary')).text).toContain('Computing your summary');
  });

  it('lists the class among the past ones', async () => {
    expect((await pastOf('Ines Duarte')).text).toMatch(
      /Tempo[\s\S]*151 bpm[\s\S]*Zone 1 0:00, zone 2 0:00, zone 3 1:30/,
    );
    // Deleted above.
    expect((await pastOf('Noa Nostrap')).text).toContain('No summary yet');
    await server.summarize(sessionId);
    expect((await pastOf('Noa Nostrap')).text).toContain('No heart rate');
  });

  it('lists it for its instructor with how many took part, and nothing of their heart rates', async () => {
    await putInstructorIntoClass();
    const { html, text } = await pastOf('owner');
    expect(text).toContain('data-label="took part">6<');
    expect(text).not.toContain('Time in zones');
    expect(html).not.toMatch(/bpm/i);
  });
});
