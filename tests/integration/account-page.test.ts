import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNER } from '#tests/harness/first-run.ts';
import { type AccountServer, startAccountServer, textOf } from './harness/account-server.ts';

let accounts: AccountServer;
let server: AccountServer['server'];
let owner: AccountServer['owner'];
let { signUp, mailsTo, linkTo, askForLink, whereTo, userIdOf } = {} as AccountServer;

beforeAll(async () => {
  accounts = await startAccountServer();
  ({ server, owner, signUp, mailsTo, linkTo, askForLink, whereTo, userIdOf } = accounts);
});
afterAll(() => accounts?.server.close());

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

    const here = accounts.client();
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
    const other = accounts.client();
    await other.postJson('/api/auth/sign-in/email', { email, password });
    const wrong = { intent: 'change-password', currentPassword: 'not the password', password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', wrong))).toContain('not your current password');
    const short = { intent: 'change-password', currentPassword: password, password: 'short' };
    expect(await textOf(client.postForm('/account', short))).toContain('Too short');
    expect(await whereTo(other)).toBe('/schedule');

    const right = { intent: 'change-password', currentPassword: password, password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', right))).toContain('The new password is set');
    expect([await whereTo(client), await whereTo(other)]).toEqual(['/schedule', '/sign-in']);
    expect((await accounts.client().postJson('/api/auth/sign-in/email', { email, password })).status).toBe(401);
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
    const stranger = accounts.client();
    expect(new URL((await stranger.postForm(link, {})).url).pathname).toBe('/sign-in');
    expect(await whereTo(stranger)).toBe('/sign-in');
    expect(await textOf(owner.postForm(link, {}))).toContain('belongs to another account');

    expect(new URL((await client.postForm(link, {})).url).pathname).toBe('/account');
    const login = (address: string) =>
      accounts.client().postJson('/api/auth/sign-in/email', { email: address, password });
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
    const client = accounts.client();
    await client.postForm(await linkTo(email), { name: 'Lin Linked' });
    expect(await textOf(client.get('/account'))).toContain('Set a password');
    const fields = { intent: 'set-password', password: NEW_PASSWORD };
    expect(await textOf(client.postForm('/account', fields))).toContain('The new password is set');
    const login = await accounts.client().postJson('/api/auth/sign-in/email', {
      email,
      password: NEW_PASSWORD,
    });
    expect(login.status).toBe(200);
  });
});

describe('the sign-in form', () => {
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
    const client = accounts.client();
    const answer = await client.postForm('/sign-in', { intent, ...(fields as Record<string, string>) });
    expect(answer.status).toBe(200);
    expect(new URL(answer.url).pathname).toBe('/sign-in');
    expect(await whereTo(client)).toBe('/sign-in');
  });

  it('refuses a passkey that answers no challenge of ours', async () => {
    const client = accounts.client();
    await client.get('/api/auth/passkey/generate-authenticate-options');
    const credential = JSON.stringify({ id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} });
    const answer = await client.postForm('/sign-in', { intent: 'passkey', credential });
    expect(await textOf(answer)).toContain('This passkey is not known here');
  });
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
