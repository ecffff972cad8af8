import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNER, signIn } from '#tests/harness/first-run.ts';
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

describe('a sign-in link', () => {
  it('signs in the device on which its button is pressed, once', async () => {
    const { email } = await signUp('Lina Link');
    expect(await askForLink(email, '?next=%2Fpast')).toContain('Look for a mail');
    const link = await linkTo(email);
    // A scanner that opens links uses none up.
    for (let opened = 0; opened < 3; opened++) {
      const page = await accounts.client().get(link);
      expect([page.status, page.headers.getSetCookie()]).toEqual([200, []]);
    }
    const phone = accounts.client();
    expect(new URL((await phone.postForm(link, {})).url).pathname).toBe('/past');
    expect(await whereTo(phone)).toBe('/schedule');

    const thief = accounts.client();
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
    const clients = [accounts.client(), accounts.client()];
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
    const client = accounts.client();
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
    const client = accounts.client();
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
    const phone = accounts.client();
    await phone.postForm(await linkTo(OWNER.email), {});
    expect([await whereTo(phone), await whereTo(owner)]).toEqual(['/schedule', '/schedule']);
    expect(await signIn(accounts.client())).toBe('signed-in');
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
    const real = accounts.client();
    expect(await textOf(real.get(link))).toContain('removes the password and');
    await real.postForm(link, {});

    expect(await whereTo(real)).toBe('/schedule');
    expect(await whereTo(squatter)).toBe('/sign-in');
    expect(await server.store.passkeys.count(userId)).toBe(0);
    const login = await accounts.client().postJson('/api/auth/sign-in/email', { email, password });
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
      const client = accounts.client();
      const changed = link.replace(/next=[^&]*/, `next=${query.slice(6)}`);
      const answer = await client.postForm(changed, { name: 'Nadia Next' });
      expect(answer.url).toBe(`${server.url}/schedule`);
      await server.database.pool.query('delete from outbox_mail');
    },
  );

  it.each(['', 'x', '../../x', 'a'.repeat(5000), "' or 1=1 --", '%00', '{"$ne":null}'])(
    'refuses the token %j',
    async (token) => {
      const client = accounts.client();
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
    await accounts.client().get(await linkTo(email));
    for (const secret of [token, email]) expect(server.logged.join('')).not.toContain(secret);
  });

  it('is mailed to one address six times an hour at most, and the answer stays the same', async () => {
    const email = 'bombed@people.example';
    for (let asked = 0; asked < 8; asked++) expect(await askForLink(email)).toContain('Look for a mail');
    expect(await mailsTo(email)).toHaveLength(6);
  });

  it('cannot be had or used past the pages', async () => {
    const client = accounts.client();
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
  const page = await accounts.client().get(`/sign-in?next=%2Fclasses%2F${sessionId}%2Flive`);
  const html = await page.text();
  for (const text of ['Threshold 4 × 4', 'Continue with passkey', 'Send me a sign-in link', 'username webauthn']) {
    expect(html).toContain(text);
  }
});
