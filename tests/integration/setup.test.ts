import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '#tests/builders/person.ts';
import { type FakeSmtpServer, startSmtpServer } from '#tests/fakes/smtp-server.ts';
import { OWNER, signIn, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

const LATER_STEPS = ['studio', 'email', 'network', 'options', 'done'];
const LOGIN = { username: 'studio@mail.example', password: 'a mail password' };

let server: AppServer;
let owner: HttpClient;
let smtp: FakeSmtpServer;

beforeAll(async () => {
  server = await startAppServer();
  owner = createHttpClient(server.url);
  smtp = await startSmtpServer({ login: LOGIN });
});
afterAll(async () => {
  await smtp?.close();
  await server?.close();
});

const newLink = async () => `/setup/${await server.store.setup.newLink()}`;
const userCount = async () => {
  const rows = await server.database.db.selectFrom('user').select('id').execute();
  return rows.length;
};
/** What the schedule offers the owner. */
const offered = async () => {
  const html = await (await owner.get('/schedule')).text();
  return ['/setup/email', '/setup/network'].filter((path) => html.includes(`href="${path}"`));
};
const mailForm = (change: Record<string, string> = {}) => ({
  intent: 'mail-try',
  host: 'localhost',
  port: String(smtp.port),
  security: 'none',
  senderEmail: '',
  ...LOGIN,
  ...change,
});

describe('before the first step is through', () => {
  it('looking at it and leaving stores nothing, and the link keeps working', async () => {
    const link = await newLink();
    for (let visit = 0; visit < 2; visit++) expect((await owner.get(link)).status).toBe(200);
    await owner.postForm(link, { ...OWNER, studioName: ' ' });
    expect(await userCount()).toBe(0);
    expect((await owner.get(link)).status).toBe(200);
  });

  it('a refused account gives the link back', async () => {
    const link = await newLink();
    const { name, email } = OWNER;
    const taken = { name, email, password: 'the password of before' };
    await createHttpClient(server.url).postJson('/api/auth/sign-up/email', taken);
    const refused = await (await owner.postForm(link, OWNER)).text();
    expect(refused).toContain('has an account already');
    expect((await owner.get(link)).status).toBe(200);
    await server.database.db.deleteFrom('user').execute();
  });

  it('the later steps are not open to strangers', async () => {
    for (const step of LATER_STEPS) expect((await owner.get(`/setup/${step}`)).url).toContain('/sign-in?next=');
  });

  it.each([
    ['a language we do not have', { locale: 'tlh' }],
    ['no language', { locale: '' }],
    ['a zone off this world', { timeZone: 'Mars/Olympus' }],
    ['a name that is too long', { studioName: 'x'.repeat(81) }],
  ])('refuses %s', async (_what, change) => {
    await owner.postForm(await newLink(), { ...OWNER, ...change });
    expect(await server.store.setup.isDone()).toBe(false);
  });
});

describe('two people with the same link', () => {
  it('one gets the studio; the other is told and leaves no account behind', async () => {
    const link = await newLink();
    const people = [OWNER, { ...OWNER, ...aPerson({ name: 'Sam Second' }) }];
    const clients = people.map(() => createHttpClient(server.url));
    const answers = await Promise.all(
      people.map(async ({ name, email, password }, index) => {
        const answer = await clients[index]!.postForm(link, { ...OWNER, name, email, password });
        return { path: new URL(answer.url).pathname, html: await answer.text() };
      }),
    );
    expect(answers.map(({ path }) => path).sort()).toEqual(['/setup/email', link].sort());
    expect(answers.find(({ path }) => path === link)?.html).toContain('with this link already');
    expect(await userCount()).toBe(1);
    expect(await server.store.studios.list()).toHaveLength(1);
    // From here on the tests go on as whoever was first.
    owner = clients[answers.findIndex(({ path }) => path === '/setup/email')]!;
  });
});

describe('left half-way', () => {
  it('after the first step everything works, and the schedule offers the rest', async () => {
    expect(await offered()).toEqual(['/setup/email', '/setup/network']);
    const planned = await owner.postForm('/classes/new', {
      title: 'First',
      date: '2031-05-04',
      time: '17:30',
      plannedMinutes: '45',
    });
    expect(planned.url).toMatch(/\/classes\/[0-9a-f-]{36}$/);
  });

  it('the used link brings its owner back into the first run, and tells others that it is used up', async () => {
    const { store } = server;
    const token = await store.setup.newLink();
    await store.setup.consume(token);
    expect((await owner.get(`/setup/${token}`)).url).toContain('/setup/studio');
    const stranger = await createHttpClient(server.url).get(`/setup/${token}`);
    expect(stranger.status).toBe(410);
    expect(await stranger.text()).toContain('This link is used up');
  });

  it('each step that is done is offered no more', async () => {
    const next = await owner.postForm('/setup/email', { intent: 'next' });
    expect(next.url).toContain('/setup/network');
    expect(await offered()).toEqual(['/setup/network']);
    const last = await owner.postForm('/setup/network', { intent: 'next' });
    expect(last.url).toContain('/setup/options');
    expect(await offered()).toEqual([]);
  });

  it('the rest can be put away', async () => {
    await server.database.db.updateTable('studio').set({ setup_network_at: null }).execute();
    expect(await offered()).toEqual(['/setup/network']);
    expect((await owner.postForm('/setup/dismiss', {})).url).toContain('/schedule');
    expect(await offered()).toEqual([]);
  });
});

describe('the settings of the studio', () => {
  it('are changed, and the address of the studio stays', async () => {
    const [before] = await server.store.studios.list();
    const form = { intent: 'studio', studioName: 'Harbour Rowing', timeZone: 'Asia/Seoul', locale: 'ko' };
    // The answer is in the studio's new language already.
    expect(await (await owner.postForm('/studio/settings', form)).text()).toContain('저장했어요.');
    expect(await server.store.studios.list()).toEqual([
      { ...before, name: 'Harbour Rowing', timeZone: 'Asia/Seoul', locale: 'ko' },
    ]);
  });

  it('give the pages their language where a browser asks for none of ours', async () => {
    const languageOf = async (acceptLanguage: string) => {
      const answer = await fetch(`${server.url}/sign-in`, { headers: { 'accept-language': acceptLanguage } });
      return /<html lang="([^"]+)"/.exec(await answer.text())?.[1];
    };
    expect(await languageOf('fr')).toBe('ko');
    expect(await languageOf('en')).toBe('en');
    await owner.postForm('/studio/settings', { ...OWNER, intent: 'studio' });
    expect(await languageOf('fr')).toBe('en');
  });

  it('refuse what a studio cannot have, and keep what was', async () => {
    const before = await server.store.studios.list();
    const form = { intent: 'studio', studioName: '', timeZone: '../../etc', locale: '__proto__' };
    expect(await (await owner.postForm('/studio/settings', form)).text()).toContain('aria-invalid="true"');
    expect(await server.store.studios.list()).toEqual(before);
  });

  it('are for owners only, and everybody’s own', async () => {
    const member = createHttpClient(server.url);
    const other = createHttpClient(server.url);
    const [memberPerson, otherPerson] = [aPerson({ name: 'Mo Member' }), aPerson({ name: 'Otis Other' })];
    await member.postForm('/sign-up?studio=harbour-cycling', memberPerson as never);
    await other.postForm('/sign-up?studio=harbour-cycling', otherPerson as never);
    const { id: ownerUserId } = await server.database.db
      .selectFrom('user')
      .select('id')
      .where('email', '=', otherPerson.email)
      .executeTakeFirstOrThrow();
    await server.store.studios.create({ name: 'Elsewhere', timeZone: 'UTC', ownerUserId });

    for (const path of ['/studio/settings', ...LATER_STEPS.map((step) => `/setup/${step}`), '/admin/outbox']) {
      expect((await member.get(path)).status, path).toBe(403);
    }
    expect((await member.postForm('/studio/settings', { intent: 'studio' })).status).toBe(403);

    // Another studio's owner changes that one, and sees nothing of the server.
    const html = await (await other.get('/studio/settings')).text();
    expect(html).toContain('Elsewhere');
    expect(html).not.toContain('DATABASE_URL');
    const change = { ...OWNER, intent: 'studio', studioName: 'Elsewhere Two' };
    await other.postForm('/studio/settings', change);
    const names = (await server.store.studios.list()).map(({ name }) => name);
    expect(names).toEqual(['Elsewhere Two', OWNER.studioName]);
    for (const path of ['/studio/settings', '/setup/email', '/setup/dismiss']) {
      expect((await other.postForm(path, mailForm())).status, path).toBe(403);
    }
    expect((await other.get('/admin/outbox')).status).toBe(403);
    expect(await server.store.mailServer.read()).toBeNull();
  });
});

describe('the mail server', () => {
  it('is saved after a test mail that left, and what waited in the outbox follows', async () => {
    await server.store.outbox.add({ toEmail: 'ana@people.example', subject: 'Waiting', text: 'since before' });
    const html = await (await owner.postForm('/setup/email', mailForm())).text();
    expect(html).toContain('Sent and saved.');
    expect(html).not.toContain(LOGIN.password);
    const { rows } = await server.database.pool.query('select key from graphile_worker.jobs');
    expect(rows).toContainEqual({ key: expect.stringMatching(/^send-mail:/) });
    expect(smtp.received.at(-1)).toMatchObject({ to: [expect.stringContaining('@')], username: LOGIN.username });
  });

  it('is not saved when the test fails, unless it is asked for', async () => {
    const wrong = mailForm({ password: 'wrong' });
    const html = await (await owner.postForm('/studio/settings', wrong)).text();
    expect(html).toContain('rejected the login');
    expect(html).toContain('535 5.7.8');
    expect(html).not.toContain('value="wrong"');
    expect(await (await owner.postForm('/studio/settings', { intent: 'mail-test' })).text()).toContain('Sent.');
    await owner.postForm('/studio/settings', { ...wrong, intent: 'mail-save' });
    expect(await (await owner.postForm('/studio/settings', { intent: 'mail-test' })).text()).toContain(
      'rejected the login',
    );
    await owner.postForm('/studio/settings', mailForm());
  });

  it.each([
    ['another server', { host: '127.0.0.1' }],
    ['another port', { port: '2525' }],
    ['another user', { username: 'eve@mail.example' }],
    ['another encryption', { security: 'starttls' }],
  ])('does not hand the stored password to %s', async (_what, change) => {
    const count = smtp.received.length;
    const html = await (await owner.postForm('/studio/settings', mailForm({ password: '', ...change }))).text();
    expect(html).toContain('Write the password.');
    expect(smtp.received).toHaveLength(count);
  });

  it('keeps the stored password where it is left empty', async () => {
    const html = await (await owner.postForm('/studio/settings', mailForm({ password: '' }))).text();
    expect(html).toContain('Sent and saved.');
  });

  it('is removed, and mail waits in the outbox again', async () => {
    await owner.postForm('/studio/settings', { intent: 'mail-remove' });
    expect(await (await owner.get('/studio/settings')).text()).toContain('only you read it');
    expect(await server.store.mailServer.read()).toBeNull();
  });

  it('refuses a form that is not one of ours', async () => {
    expect((await owner.postForm('/studio/settings', { intent: 'format-disk' })).status).toBe(400);
    expect((await owner.postForm('/studio/settings', { intent: 'mail-test' })).status).toBe(409);
  });

  it('never has its password in the log', () => {
    expect(server.logged.join('\n')).not.toContain(LOGIN.password);
  });
});

describe('the check of the network', () => {
  it('says that there is no video where none runs, and asks strangers to sign in', async () => {
    expect((await owner.postJson('/api/media-checks', {})).status).toBe(503);
    expect((await createHttpClient(server.url).postJson('/api/media-checks', {})).status).toBe(401);
    expect((await owner.get('/api/media-checks')).status).toBe(405);
  });
});

it('the first run goes on after a restart: the link of before is replaced, what was done stays', async () => {
  const again = await startAppServer();
  const client = createHttpClient(again.url);
  const abandoned = await again.store.setup.newLink();
  const printed = await again.store.setup.newLink();
  expect((await client.get(`/setup/${abandoned}`)).status).toBe(404);
  expect(await walkFirstRun(client, `${again.url}/setup/${printed}`)).toBe('done');
  const elsewhere = createHttpClient(again.url);
  expect(await signIn(elsewhere)).toBe('signed-in');
  expect((await elsewhere.get('/setup/network')).status).toBe(200);
  await again.close();
});
