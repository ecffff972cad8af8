import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import { aPerson } from '#tests/builders/person.ts';
import { OWNER, signIn, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

let server: AppServer;
let owner: HttpClient;

beforeAll(async () => {
  server = await startAppServer();
  owner = createHttpClient(server.url);
});
afterAll(() => server?.close());

const aClass = { title: 'Threshold 4 × 4', date: '2031-05-04', time: '17:30', plannedMinutes: '45' };

/** Plans a class as the owner. */
async function planClass(fields: Partial<typeof aClass> = {}): Promise<SessionId> {
  await owner.postForm('/classes/new', { ...aClass, ...fields });
  const { studioId } = (await server.store.studios.bySlug('harbour-cycling'))!;
  const sessions = await server.store.sessions.listUpcoming([studioId], new Date());
  return sessions
    .map(({ sessionId }) => sessionId)
    .sort()
    .at(-1)!;
}

/** Somebody who came by the class's link. */
async function signUp(name: string, studio = 'harbour-cycling'): Promise<HttpClient> {
  const client = createHttpClient(server.url);
  const { email, password } = aPerson({ name });
  const answer = await client.postForm(`/sign-up?studio=${studio}&next=/schedule`, { name, email, password });
  expect(await answer.text()).toContain('Schedule');
  return client;
}

async function refusalOf(answer: Response): Promise<[number, string]> {
  const { code } = (await answer.json()) as { code: string };
  return [answer.status, code];
}

describe('the first run', () => {
  let link: string;
  beforeAll(async () => {
    link = `${server.url}/setup/${await server.store.setup.newLink()}`;
  });

  it('keeps what was typed and names what is wrong, next to the field', async () => {
    const answer = await owner.postForm(new URL(link).pathname, {
      ...OWNER,
      password: 'short',
      timeZone: 'Mars/Olympus',
    });
    const html = await answer.text();
    expect(html).toContain('Too short');
    expect(html).toContain('not a time zone');
    expect(html).toContain(`value="${OWNER.email}"`);
    expect(html).not.toContain('value="short"');
    expect(await server.store.setup.isDone()).toBe(false);
  });

  it('has no other links', async () => {
    expect((await owner.get('/setup/a-guess')).status).toBe(404);
  });

  it('carries on when the account was made and the studio was not', async () => {
    const half = createHttpClient(server.url);
    const { name, email, password } = OWNER;
    expect((await half.postJson('/api/auth/sign-up/email', { name, email, password })).status).toBe(200);
    expect(await walkFirstRun(owner, link)).toBe('done');
    expect(await (await owner.get('/schedule')).text()).toContain(OWNER.studioName);
    expect(await server.store.setup.isDone()).toBe(true);
  });

  it('works once', async () => {
    const used = await createHttpClient(server.url).get(new URL(link).pathname);
    expect(used.status).toBe(410);
    expect(await used.text()).toContain('This link is used up');
    const again = createHttpClient(server.url);
    const refused = await again.postForm(new URL(link).pathname, { ...OWNER, email: 'second@studio.example' });
    expect(refused.status).toBe(410);
    expect(await server.store.studios.list()).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('asks strangers to, and brings them back', async () => {
    const stranger = createHttpClient(server.url);
    const answer = await stranger.get('/schedule');
    expect(answer.url).toContain('/sign-in?next=%2Fschedule');
    const { email, password } = OWNER;
    const signedIn = await stranger.postForm('/sign-in?next=%2Fprofile', { email, password });
    expect(signedIn.url).toMatch(/\/profile$/);
  });

  it('never goes to another site', async () => {
    const { email, password } = OWNER;
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const client = createHttpClient(server.url);
      const answer = await client.postForm(`/sign-in?next=${encodeURIComponent(next)}`, { email, password });
      expect(answer.url).toBe(`${server.url}/schedule`);
    }
  });

  it('says the same of a wrong password and of an unknown address', async () => {
    const client = createHttpClient(server.url);
    const texts = await Promise.all(
      [OWNER.email, 'nobody@studio.example'].map(async (email) =>
        (await client.postForm('/sign-in', { email, password: 'not the password' })).text(),
      ),
    );
    for (const text of texts) expect(text).toContain('Email or password is wrong.');
  });

  it('signs out', async () => {
    const client = createHttpClient(server.url);
    await signIn(client);
    expect((await client.get('/schedule')).url).toContain('/schedule');
    await client.postForm('/sign-out', {});
    expect((await client.get('/schedule')).url).toContain('/sign-in');
  });

  it('resets a password by the link in the outbox, which works once', async () => {
    await signUp('Rosa Reset');
    const { email } = aPerson({ name: 'Rosa Reset' });
    const client = createHttpClient(server.url);
    const known = await (await client.postForm('/forgot-password', { email })).text();
    const unknown = await (await client.postForm('/forgot-password', { email: 'nobody@people.example' })).text();
    expect(known).toContain('Look for a mail');
    expect(withoutScripts(known)).toBe(withoutScripts(unknown));

    const outbox = await (await owner.get('/admin/outbox')).text();
    expect(outbox).toContain('No mail server is set');
    const link = /href="(http:\/\/localhost:\d+\/reset-password\?token=[^"]+)"/.exec(outbox)?.[1] ?? '';
    const token = new URL(link).searchParams.get('token') ?? '';
    const reset = () => client.postForm('/reset-password', { token, password: 'a brand new password' });
    expect((await reset()).url).toContain('/sign-in?reset');
    expect(await (await reset()).text()).toContain('was used already');

    const login = { email, password: 'a brand new password' };
    expect((await createHttpClient(server.url).postJson('/api/auth/sign-in/email', login)).status).toBe(200);
  });

  it('shows the outbox to the owner only', async () => {
    const member = await signUp('Mo Member');
    expect((await member.get('/admin/outbox')).status).toBe(403);
  });

  it('offers nothing else of the sign-in library', async () => {
    expect(await refusalOf(await owner.postJson('/api/auth/update-user', { name: 'x' }))).toEqual([404, 'not-found']);
  });
});

describe('a class', () => {
  it('is planned in the studio’s zone and shared by its link', async () => {
    const sessionId = await planClass({ date: '2031-07-04' });
    const session = await server.store.sessions.byId(sessionId);
    // Lisbon is an hour ahead of UTC in July.
    expect(session?.startsAt.toISOString()).toBe('2031-07-04T16:30:00.000Z');

    const stranger = createHttpClient(server.url);
    const html = await (await stranger.get(`/classes/${sessionId}`)).text();
    expect(html).toContain(`/sign-up?studio=harbour-cycling&amp;next=%2Fclasses%2F${sessionId}`);
  });

  it('is planned by instructors only', async () => {
    const member = await signUp('Nia New');
    expect((await member.postForm('/classes/new', aClass)).status).toBe(403);
  });

  it('is opened and ended by its instructor, not by a member', async () => {
    const sessionId = await planClass();
    const member = await signUp('Otto Open');
    for (const verb of ['open', 'end']) {
      expect(await refusalOf(await member.postJson(`/api/sessions/${sessionId}/${verb}`, {}))).toEqual([
        403,
        'forbidden',
      ]);
    }
    expect(await refusalOf(await owner.postJson(`/api/sessions/${sessionId}/end`, {}))).toEqual([
      409,
      'session-not-open',
    ]);
    const opened = await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    expect(await opened.json()).toMatchObject({ state: 'live' });
    expect(server.published).toContainEqual(expect.objectContaining({ kind: 'session-opened', sessionId }));

    expect(await (await member.get(`/api/sessions/${sessionId}/state`)).json()).toMatchObject({ state: 'live' });
    await owner.postJson(`/api/sessions/${sessionId}/end`, {});
    await owner.postJson(`/api/sessions/${sessionId}/end`, {});
    const ended = server.published.filter((each) => each.kind === 'session-ended' && each.sessionId === sessionId);
    expect(ended).toHaveLength(1);
    const late = await member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    expect(await refusalOf(late)).toEqual([410, 'session-ended']);
  });

  it('lets members in with a token that states who they are', async () => {
    const sessionId = await planClass();
    const member = await signUp('Ines Duarte');
    await member.postForm('/profile', { birthYear: '', sex: '', weightKg: '', hrMaxBpm: '190', hrRestBpm: '' });
    const join = () => member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'instructor' });
    expect(await refusalOf(await join())).toEqual([409, 'session-not-open']);
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});

    const answer = (await (await join()).json()) as Record<string, never>;
    expect(answer).toMatchObject({
      hubUrl: 'ws://localhost:18081',
      self: { slot: 0, role: 'participant', displayName: 'Ines Duarte', audience: 'instructor', consentEpoch: 1 },
      session: { sessionId, studioName: OWNER.studioName, state: 'live', plannedMinutes: 45 },
      zones: { lowerBoundsBpm: [114, 133, 152, 171], hrMaxBpm: 190, isHrMaxEstimated: false },
    });
    const verdict = await server.tokens.verify(answer.token ?? '');
    expect(verdict).toMatchObject({ ok: true, claims: { sessionId, slot: 0, role: 'participant', consentEpoch: 1 } });

    // Again from a phone: the same slot. The instructor is the next one.
    expect(await (await join()).json()).toMatchObject({ self: { slot: 0 } });
    const instructor = await owner.postJson(`/api/sessions/${sessionId}/join`, { audience: 'nobody' });
    expect(await instructor.json()).toMatchObject({ self: { slot: 1, role: 'instructor' } });
  });

  it('takes no simulated strap, which is for the demo', async () => {
    const sessionId = await planClass();
    const member = await signUp('Sana Idris');
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const choice = { audience: 'class', hasSimulatedStrap: true };
    const join = () => member.postJson(`/api/sessions/${sessionId}/join`, choice);
    expect(await refusalOf(await join())).toEqual([403, 'forbidden']);
    const livePage = await (await member.get(`/classes/${sessionId}/live`)).text();
    expect(livePage).toContain('simulatedPerson');
    expect(livePage).not.toContain('hrRestBpm');
  });

  it('[EN2] gives a participant tokens for 15 minutes after the end, to bring what was not stored', async () => {
    const sessionId = await planClass();
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const member = await signUp('Lara Late');
    await member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    await owner.postJson(`/api/sessions/${sessionId}/end`, {});

    const token = await member.postJson(`/api/sessions/${sessionId}/token`, {});
    expect(await token.json()).toMatchObject({ session: { state: 'ended' }, self: { audience: 'class' } });
    const back = await member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    expect(await refusalOf(back)).toEqual([410, 'session-ended']);

    await server.database.db
      .updateTable('session')
      .set({ ended_at: new Date(Date.now() - 15 * 60_000 - 1000) })
      .where('id', '=', sessionId)
      .execute();
    const late = await member.postJson(`/api/sessions/${sessionId}/token`, {});
    expect(await refusalOf(late)).toEqual([410, 'session-ended']);
  });

  it('takes a consent decision into the ledger, the bus and the next token', async () => {
    const sessionId = await planClass();
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const member = await signUp('Clara Consent');
    const joined = (await (await member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' })).json()) as {
      self: { participantId: string };
    };
    const { participantId } = joined.self;

    const changed = await member.postJson(`/api/sessions/${sessionId}/consent`, { audience: 'nobody' });
    expect(await changed.json()).toEqual({ audience: 'nobody', consentEpoch: 2 });
    expect(server.published).toContainEqual({
      kind: 'consent-changed',
      sessionId,
      participantId,
      audience: 'nobody',
      consentEpoch: 2,
    });
    const token = await member.postJson(`/api/sessions/${sessionId}/token`, {});
    expect(await token.json()).toMatchObject({ self: { participantId, audience: 'nobody', consentEpoch: 2 } });

    const wrong = await member.postJson(`/api/sessions/${sessionId}/consent`, { audience: 'everybody' });
    expect(await refusalOf(wrong)).toEqual([400, 'bad-request']);
  });

  it('is shown to strangers and members of other studios alike, who learn when it is and how to join', async () => {
    const sessionId = await planClass();
    const other = await server.store.studios.create({
      name: 'Elsewhere Too',
      timeZone: 'UTC',
      ownerUserId: (await server.store.sessions.byId(sessionId))!.instructorUserId,
    });
    const outsider = await signUp('Ola Outside', other.slug);
    const join = `/sign-up?studio=harbour-cycling&amp;next=%2Fclasses%2F${sessionId}`;
    for (const client of [outsider, createHttpClient(server.url)]) {
      const answer = await client.get(`/classes/${sessionId}`);
      expect(answer.status).toBe(200);
      const html = await answer.text();
      for (const text of [aClass.title, OWNER.name, OWNER.studioName, 'invites you', join])
        expect(html).toContain(text);
      expect(html).not.toContain(`/classes/${sessionId}/live`);
    }
    expect((await outsider.postForm(`/classes/${sessionId}`, {})).status).toBe(404);

    const joined = await outsider.postForm(join.replace('&amp;', '&'), {});
    expect(await joined.text()).toContain('Green room');
  });

  it('lets in no members of another studio, nor strangers', async () => {
    const sessionId = await planClass();
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const other = await server.store.studios.create({
      name: 'Elsewhere',
      timeZone: 'UTC',
      ownerUserId: (await server.store.sessions.byId(sessionId))!.instructorUserId,
    });
    const outsider = await signUp('Eve Elsewhere', other.slug);
    for (const verb of ['join', 'token', 'consent', 'open', 'end']) {
      const answer = await outsider.postJson(`/api/sessions/${sessionId}/${verb}`, { audience: 'class' });
      expect(await refusalOf(answer), verb).toEqual([404, 'not-found']);
    }
    for (const page of ['/live', '/summary', '/report']) {
      expect((await outsider.get(`/classes/${sessionId}${page}`)).status, page).toBe(404);
    }
    const stranger = createHttpClient(server.url);
    const answer = await stranger.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    expect(await refusalOf(answer)).toEqual([401, 'not-signed-in']);
    const unknown = await owner.postJson(`/api/sessions/${randomUUID()}/join`, { audience: 'class' });
    expect(await refusalOf(unknown)).toEqual([404, 'not-found']);
  });

  it('keeps out who was removed', async () => {
    const sessionId = await planClass();
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const member = await signUp('Rex Removed');
    await member.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    const [row] = await server.store.participations.listBySession(sessionId);
    await server.store.participations.remove(row!.participantId, new Date());
    for (const verb of ['join', 'token', 'consent']) {
      const answer = await member.postJson(`/api/sessions/${sessionId}/${verb}`, { audience: 'class' });
      expect(await refusalOf(answer), verb).toEqual([403, 'removed']);
    }
  });
});

/** The nonce and the hydration data differ between any two answers. */
function withoutScripts(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/nonce="[^"]*"/g, '');
}
