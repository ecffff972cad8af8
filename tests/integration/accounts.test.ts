import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '#tests/builders/person.ts';
import { OWNER, signIn, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

let server: AppServer;
let owner: HttpClient;

beforeAll(async () => {
  // Mail is written and meant to be sent; nobody listens there, and no job runner runs.
  server = await startAppServer({ SMTP_URL: 'smtp://mail.example' });
  owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
});
afterAll(() => server?.close());

async function signUp(name: string): Promise<{ client: HttpClient; email: string; password: string }> {
  const client = createHttpClient(server.url);
  const { email, password } = aPerson({ name });
  await client.postForm('/sign-up', { name, email, password });
  return { client, email, password };
}

/** The texts of the mails to an address, the newest first. */
async function mailsTo(email: string): Promise<{ subject: string; text: string }[]> {
  const mails = await server.store.outbox.list(100);
  return mails.filter(({ toEmail }) => toEmail === email).map(({ subject, text }) => ({ subject, text: text ?? '' }));
}

/** Path and query of the link in the newest mail to an address. */
async function linkTo(email: string): Promise<string> {
  const [mail] = await mailsTo(email);
  const url = new URL(/https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://no.link');
  return url.pathname + url.search;
}

async function askForLink(email: string, query = ''): Promise<string> {
  const answer = await createHttpClient(server.url).postForm(`/sign-in${query}`, { intent: 'link', email });
  return textOf(answer);
}

async function whereTo(client: HttpClient, path = '/schedule'): Promise<string> {
  return new URL((await client.get(path)).url).pathname;
}

describe('a sign-in link', () => {
  it('signs in the device on which its button is pressed, once', async () => {
    const { email } = await signUp('Lina Link');
    expect(await askForLink(email, '?next=%2Fpast')).toContain('Look for a mail');
    const link = await linkTo(email);
    // A scanner that opens links uses none up.
    for (let opened = 0; opened < 3; opened++) {
      const page = await createHttpClient(server.url).get(link);
      expect([page.status, page.headers.getSetCookie()]).toEqual([200, []]);
    }
    const phone = createHttpClient(server.url);
    expect(new URL((await phone.postForm(link, {})).url).pathname).toBe('/past');
    expect(await whereTo(phone)).toBe('/schedule');

    const thief = createHttpClient(server.url);
    const again = await thief.postForm(link, {});
    expect(again.status).toBe(410);
    expect(await textOf(again)).toContain('does not work any more');
    expect((await thief.get(link)).status).toBe(410);
    expect(await whereTo(thief)).toBe('/sign-in');
  });

  it('signs in one of two that press at the same moment', async () => {
    const { email } = await signUp('Tia Twice');
    await askForLink(email);
    const link = await linkTo(email);
    const clients = [createHttpClient(server.url), createHttpClient(server.url)];
    await Promise.all(clients.map((client) => client.postForm(link, {})));
    const places = await Promise.all(clients.map((client) => whereTo(client)));
    expect(places.toSorted()).toEqual(['/schedule', '/sign-in']);
  });

  it('is over after ten minutes', async () => {
    const { email } = await signUp('Otto Old');
    await askForLink(email);
    const link = await linkTo(email);
    const { rows } = await server.database.pool.query<{ left: number }>(
      `select max(extract(epoch from "expiresAt" - now()))::int as left from verification`,
    );
    expect(rows[0]?.left).toBeLessThanOrEqual(600);
    await server.database.pool.query(`update verification set "expiresAt" = now() - interval '1 second'`);
    const client = createHttpClient(server.url);
    expect((await client.get(link)).status).toBe(410);
    await client.postForm(link, {});
    expect(await whereTo(client)).toBe('/sign-in');
  });

  it('says the same of a known and of an unknown address, and mails the same', async () => {
    const { email } = await signUp('Kia Known');
    const known = await askForLink(email);
    const unknown = await askForLink('nobody@people.example');
    expect(known.replace(email, '')).toBe(unknown.replace('nobody@people.example', ''));
    const [one] = await mailsTo(email);
    const [other] = await mailsTo('nobody@people.example');
    const withoutToken = (text = '') => text.replace(/token=\w+/, 'token');
    expect(withoutToken(one?.text)).toBe(withoutToken(other?.text));
  });

  it('makes an account for somebody new who says their name, in the studio', async () => {
    const email = 'new@people.example';
    await askForLink(email);
    const link = await linkTo(email);
    const client = createHttpClient(server.url);
    expect(await textOf(client.get(link))).toContain('Create your account');
    // No name: nothing is made, and the link works still.
    const refused = await client.postForm(link, { name: ' \u200B ' });
    expect(await textOf(refused)).toContain('Write your name');
    expect(new URL((await client.postForm(link, { name: 'Nele New' })).url).pathname).toBe('/schedule');
    const { studioId } = (await server.store.studios.list())[0]!;
    const { rows } = await server.database.pool.query<{ id: string; name: string; emailVerified: boolean }>(
      'select id, name, "emailVerified" from "user" where email = $1',
      [email],
    );
    expect(rows).toEqual([{ id: expect.any(String), name: 'Nele New', emailVerified: true }]);
    expect(await server.store.studios.roleOf(studioId, rows[0]!.id as never)).toBe('member');
  });

  it('takes nothing from the owner, whose account nobody else can have made', async () => {
    await askForLink(OWNER.email);
    const phone = createHttpClient(server.url);
    await phone.postForm(await linkTo(OWNER.email), {});
    expect([await whereTo(phone), await whereTo(owner)]).toEqual(['/schedule', '/schedule']);
    expect(await signIn(createHttpClient(server.url))).toBe('signed-in');
  });

  it('takes an account away from who made it with an address that is not theirs', async () => {
    const { client: squatter, email, password } = await signUp('Sven Squatter');
    const userId = await userIdOf(email);
    await server.database.pool.query(
      `insert into passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
       values ('squat', 'key', $1, 'squat', 0, 'singleDevice', false)`,
      [userId],
    );
    await askForLink(email);
    const link = await linkTo(email);
    const real = createHttpClient(server.url);
    expect(await textOf(real.get(link))).toContain('removes the password and');
    await real.postForm(link, {});

    expect(await whereTo(real)).toBe('/schedule');
    expect(await whereTo(squatter)).toBe('/sign-in');
    expect(await server.store.passkeys.count(userId)).toBe(0);
    const login = await createHttpClient(server.url).postJson('/api/auth/sign-in/email', { email, password });
    expect(login.status).toBe(401);
  });

  it.each(['?next=https%3A%2F%2Fevil.example', '?next=%2F%2Fevil.example', '?next=%2F%5Cevil.example'])(
    'leads nowhere else: %s',
    async (query) => {
      const email = 'nadia@people.example';
      await askForLink(email, query);
      const link = await linkTo(email);
      expect(link).not.toContain('evil');
      // Nor when somebody changes the link.
      const client = createHttpClient(server.url);
      const changed = link.replace(/next=[^&]*/, `next=${query.slice(6)}`);
      const answer = await client.postForm(changed, { name: 'Nadia Next' });
      expect(answer.url).toBe(`${server.url}/schedule`);
      await server.database.pool.query('delete from outbox_mail');
    },
  );

  it.each(['', 'x', '../../x', 'a'.repeat(5000), "' or 1=1 --", '%00', '{"$ne":null}'])(
    'refuses the token %j',
    async (token) => {
      const client = createHttpClient(server.url);
      const path = `/sign-in/link?token=${encodeURIComponent(token)}`;
      expect((await client.get(path)).status).toBe(410);
      expect((await client.postForm(path, {})).status).toBe(410);
    },
  );

  it('is in the database as a hash only, and in no log', async () => {
    const { email } = await signUp('Hana Hash');
    await askForLink(email);
    const token = new URL(await linkTo(email), server.url).searchParams.get('token') ?? '';
    expect(token).toMatch(/^\w{32}$/);
    const { rows } = await server.database.pool.query<{ row: string }>(
      'select row_to_json(v)::text as row from verification v',
    );
    expect(rows.some(({ row }) => row.includes(email))).toBe(true);
    for (const { row } of rows) expect(row).not.toContain(token);
    await createHttpClient(server.url).get(await linkTo(email));
    for (const secret of [token, email]) expect(server.logged.join('')).not.toContain(secret);
  });

  it('is mailed to one address six times an hour at most, and the answer stays the same', async () => {
    const email = 'bombed@people.example';
    for (let asked = 0; asked < 8; asked++) expect(await askForLink(email)).toContain('Look for a mail');
    expect(await mailsTo(email)).toHaveLength(6);
  });

  it('cannot be had or used past the pages', async () => {
    const client = createHttpClient(server.url);
    for (const [path, body] of [
      ['sign-in/magic-link', { email: OWNER.email }],
      ['change-email', { newEmail: 'x@people.example' }],
      ['change-password', { currentPassword: OWNER.password, newPassword: 'another long password' }],
      ['revoke-sessions', {}],
      ['passkey/delete-passkey', { id: 'x' }],
      ['passkey/verify-registration', { response: {} }],
    ] as const) {
      expect((await client.postJson(`/api/auth/${path}`, body)).status, path).toBe(404);
    }
    for (const path of ['magic-link/verify?token=x', 'verify-email?token=x', 'list-sessions']) {
      expect((await client.get(`/api/auth/${path}`)).status, path).toBe(404);
    }
  });
});

describe('signed-in devices', () => {
  it('are listed by browser and system, without addresses, and end one by one', async () => {
    const { client: laptop, email, password } = await signUp('Dora Devices');
    const phone = await signInFrom(IPHONE, email, password);
    const page = await textOf(laptop.get('/account'));
    expect(page).toContain('Safari on iPhone');
    expect(page).toContain('This device');
    const { rows } = await server.database.pool.query('select 1 from auth_session where "ipAddress" is not null');
    expect(rows).toEqual([]);

    const userId = await userIdOf(email);
    const logins = await server.store.logins.list(userId);
    const other = logins.find(({ userAgent }) => userAgent === IPHONE)!;
    await laptop.postForm('/account', { intent: 'end-login', id: other.authSessionId });
    expect(await pathWith(phone, '/schedule')).toBe('/sign-in');
    expect(await whereTo(laptop)).toBe('/schedule');
  });

  it('get no more tickets to a class once they are signed out', async () => {
    const { client, email, password } = await signUp('Tess Ticket');
    await owner.postForm('/classes/new', { title: 'Ride', date: '2031-05-04', time: '17:30', plannedMinutes: '45' });
    const { studioId } = (await server.store.studios.list())[0]!;
    const { sessionId } = (await server.store.sessions.listUpcoming([studioId], new Date()))[0]!;
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const join = () => client.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    expect((await join()).status).toBe(200);

    const here = createHttpClient(server.url);
    await here.postJson('/api/auth/sign-in/email', { email, password });
    await here.postForm('/account', { intent: 'end-other-logins' });
    expect((await join()).status).toBe(401);
    expect((await client.postJson(`/api/sessions/${sessionId}/token`, {})).status).toBe(401);
    expect(await whereTo(here, '/account')).toBe('/account');
  });

  it('of others cannot be ended', async () => {
    const { client } = await signUp('Mia Meddler');
    const ownerId = await userIdOf(OWNER.email);
    const [login] = await server.store.logins.list(ownerId);
    await client.postForm('/account', { intent: 'end-login', id: login!.authSessionId });
    expect(await whereTo(owner)).toBe('/schedule');
  });

  it('leave none behind when a browser signs in again', async () => {
    const { client, email, password } = await signUp('Rita Repeat');
    await client.postForm('/sign-in?again&next=%2Faccount', { email, password });
    expect(await server.store.logins.list(await userIdOf(email))).toHaveLength(1);
  });

  it('stay signed in as long as they come back', async () => {
    const { client, email } = await signUp('Lea Lasting');
    await server.database.pool.query(
      `update auth_session set "expiresAt" = "expiresAt" - interval '20 days', "updatedAt" = now() - interval '20 days' where "userId" = $1`,
      [await userIdOf(email)],
    );
    const cookies = (await client.get('/schedule')).headers.getSetCookie().join();
    expect(cookies).toContain('Max-Age=2592000');
    const [login] = await server.store.logins.list(await userIdOf(email));
    expect(Date.now() - login!.seenAt.getTime()).toBeLessThan(60_000);
  });
});

describe('how one signs in', () => {
  const NEW_PASSWORD = 'quite another password';

  it('is changed with the old password, which signs all others out', async () => {
    const { client, email, password } = await signUp('Paul Password');
    const other = createHttpClient(server.url);
    await other.postJson('/api/auth/sign-in/email', { email, password });
    const wrong = { intent: 'change-password', currentPassword: 'not the password', password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', wrong))).toContain('not your current password');
    const short = { intent: 'change-password', currentPassword: password, password: 'short' };
    expect(await textOf(client.postForm('/account', short))).toContain('Too short');
    expect(await whereTo(other)).toBe('/schedule');

    const right = { intent: 'change-password', currentPassword: password, password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', right))).toContain('The new password is set');
    expect([await whereTo(client), await whereTo(other)]).toEqual(['/schedule', '/sign-in']);
    expect((await createHttpClient(server.url).postJson('/api/auth/sign-in/email', { email, password })).status).toBe(
      401,
    );
  });

  it('is changed only right after signing in', async () => {
    const { client, email } = await signUp('Stella Stale');
    const userId = await userIdOf(email);
    await server.database.pool.query(
      `update auth_session set "createdAt" = now() - interval '31 minutes' where "userId" = $1`,
      [userId],
    );
    expect(await textOf(client.get('/account'))).toContain('You signed in a while ago');
    for (const fields of [
      { intent: 'change-address', email: 'elsewhere@people.example' },
      { intent: 'add-passkey', credential: '{"id":"x"}' },
      { intent: 'remove-passkey', id: 'x' },
      { intent: 'set-password', password: NEW_PASSWORD },
    ]) {
      expect(await textOf(client.postForm('/account', fields)), fields.intent).toContain('Confirm that it is you');
    }
    expect((await client.get('/api/auth/passkey/generate-register-options')).status).toBe(403);
    expect(await mailsTo('elsewhere@people.example')).toEqual([]);
  });

  it('takes a new address by the link that was sent there, for who is signed in', async () => {
    const { client, email, password } = await signUp('Ada Address');
    const newEmail = 'ada-new@people.example';
    await client.postForm('/account', { intent: 'change-address', email: newEmail });
    const link = await linkTo(newEmail);
    // The link alone is no key.
    const stranger = createHttpClient(server.url);
    expect(new URL((await stranger.postForm(link, {})).url).pathname).toBe('/sign-in');
    expect(await whereTo(stranger)).toBe('/sign-in');
    expect(await textOf(owner.postForm(link, {}))).toContain('belongs to another account');

    expect(new URL((await client.postForm(link, {})).url).pathname).toBe('/account');
    const login = (address: string) =>
      createHttpClient(server.url).postJson('/api/auth/sign-in/email', { email: address, password });
    expect([(await login(email)).status, (await login(newEmail)).status]).toEqual([401, 200]);
    expect((await mailsTo(email))[0]?.subject).toBe('Your address was changed');
    expect(await textOf(client.postForm(link, {}))).toContain('used already');
  });

  it('does not say that a new address is somebody else’s, and does not take it', async () => {
    const { client, email } = await signUp('Tom Taker');
    const fields = { intent: 'change-address', email: OWNER.email };
    expect(await textOf(client.postForm('/account', fields))).toContain('on its way to the new address');
    expect((await mailsTo(OWNER.email)).filter(({ subject }) => subject.includes('new address'))).toEqual([]);
    expect(await userIdOf(email)).toBeTruthy();
  });

  it('has no password after a link made the account, and can get one', async () => {
    const email = 'linked@people.example';
    await askForLink(email);
    const client = createHttpClient(server.url);
    await client.postForm(await linkTo(email), { name: 'Lin Linked' });
    expect(await textOf(client.get('/account'))).toContain('Set a password');
    const fields = { intent: 'set-password', password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', fields))).toContain('The new password is set');
    const login = await createHttpClient(server.url).postJson('/api/auth/sign-in/email', {
      email,
      password: NEW_PASSWORD,
    });
    expect(login.status).toBe(200);
  });

  it.each([
    ['passkey', { credential: 'not json' }],
    ['passkey', { credential: '[]' }],
    ['passkey', { credential: '{"id":""}' }],
    ['passkey', { credential: `{"id":"x","pad":"${'a'.repeat(20_000)}"}` }],
    ['passkey', { credential: '{"id":"x","response":{}}' }],
    ['passkey', {}],
    ['link', { email: 'not an address' }],
    ['link', {}],
    ['password', {}],
    ['unheard-of', {}],
  ])('refuses a hostile %s form', async (intent, fields) => {
    const client = createHttpClient(server.url);
    const answer = await client.postForm('/sign-in', { intent, ...(fields as Record<string, string>) });
    expect(answer.status).toBe(200);
    expect(new URL(answer.url).pathname).toBe('/sign-in');
    expect(await whereTo(client)).toBe('/sign-in');
  });

  it('refuses a passkey that answers no challenge of ours', async () => {
    const client = createHttpClient(server.url);
    await client.get('/api/auth/passkey/generate-authenticate-options');
    const credential = JSON.stringify({ id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} });
    const answer = await client.postForm('/sign-in', { intent: 'passkey', credential });
    expect(await textOf(answer)).toContain('This passkey is not known here');
  });
});

describe('a password reset', () => {
  it('shows at once that a link is used up, and proves the address', async () => {
    const { client, email } = await signUp('Rosa Reset');
    await client.postForm('/forgot-password', { email });
    const link = await linkTo(email);
    expect((await client.get(link)).status).toBe(200);
    const token = new URL(link, server.url).searchParams.get('token') ?? '';
    await client.postForm('/reset-password', { token, password: 'a brand new password' });
    const used = await client.get(link);
    expect([used.status, (await textOf(used)).includes('does not work any more')]).toEqual([410, true]);
    expect(await whereTo(client)).toBe('/sign-in');
    const { rows } = await server.database.pool.query('select 1 from "user" where email = $1 and "emailVerified"', [
      email,
    ]);
    expect(rows).toHaveLength(1);
  });
});

it('offers links and passkeys, and says for which class one signs in', async () => {
  const { studioId } = (await server.store.studios.list())[0]!;
  const { sessionId } = await server.store.sessions.create({
    studioId,
    instructorUserId: await userIdOf(OWNER.email),
    title: 'Threshold 4 × 4',
    description: '',
    startsAt: new Date(Date.now() + 40 * 24 * 60 * 60_000),
    plannedMinutes: 45,
  });
  const page = await createHttpClient(server.url).get(`/sign-in?next=%2Fclasses%2F${sessionId}%2Flive`);
  const html = await page.text();
  for (const text of ['Threshold 4 × 4', 'Continue with passkey', 'Send me a sign-in link', 'username webauthn']) {
    expect(html).toContain(text);
  }
});

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';

/** Cookies of a login by another browser. */
async function signInFrom(userAgent: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, 'user-agent': userAgent },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

async function pathWith(cookie: string, path: string): Promise<string> {
  return new URL((await fetch(server.url + path, { headers: { cookie } })).url).pathname;
}

async function userIdOf(email: string) {
  const user = await server.database.db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
  return user!.id;
}

/** What a person reads on a page. */
async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<(\/?b|!--.*?--)>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\s*\n\s*/g, '\n');
}
