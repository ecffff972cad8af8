import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson } from '#tests/builders/person.ts';
import { OWNER, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

let server: AppServer;
let owner: HttpClient;

beforeAll(async () => {
  server = await startAppServer();
  owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
});
afterAll(() => server?.close());

const HOSTILE = '"><img src=x onerror=alert(1)>\u202E';

it('shows hostile names and titles as text', async () => {
  const client = createHttpClient(server.url);
  const { password } = aPerson({ name: 'x' });
  await client.postForm('/sign-up', { name: HOSTILE, email: 'hostile@people.example', password });
  await owner.postForm('/classes/new', { title: HOSTILE, date: '2031-05-04', time: '17:30', plannedMinutes: '45' });
  for (const answer of [await client.get('/profile'), await owner.get('/schedule')]) {
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img src=x');
    // The mark that would turn the text around is gone.
    expect(html).not.toContain('\u202E');
  }
});

it('refuses names that are none, also by the API', async () => {
  const { password } = aPerson({ name: 'x' });
  for (const name of ['\u200B', 'x'.repeat(5000)]) {
    const body = { name, email: 'long@people.example', password };
    const answer = await createHttpClient(server.url).postJson('/api/auth/sign-up/email', body);
    expect(answer.status).toBe(400);
  }
});

it('refuses a body of 1 MB before reading it', async () => {
  const answer = await owner.postJson('/api/sessions/x/join', { audience: 'a'.repeat(1024 * 1024) }).catch(() => null);
  // The server may close while the body is still being sent.
  if (answer !== null) expect(await answer.json()).toMatchObject({ code: 'too-large' });
  expect((await owner.get('/schedule')).status).toBe(200);
});

it('refuses a body whose length is not said', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(
      `${server.url}/sign-in`,
      { method: 'POST', headers: { 'transfer-encoding': 'chunked', origin: server.url } },
      (answer) => resolve(answer.statusCode),
    );
    sending.on('error', reject);
    sending.end('email=x');
  });
  expect(status).toBe(400);
});

it('refuses what another site’s page asks for', async () => {
  const { email, password } = OWNER;
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: server.url, 'sec-fetch-site': 'cross-site' },
  ]) {
    for (const path of ['/sign-in', '/api/auth/sign-in/email', '/api/sessions/x/end']) {
      const answer = await fetch(server.url + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect([answer.status, await answer.json()], path).toEqual([
        403,
        { code: 'foreign-origin', message: 'This request came from another site.' },
      ]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  }
});

it.each(['not json', '[]', 'null', '{"audience":1}', '{"audience":{"$ne":""}}'])(
  'refuses the body %s',
  async (body) => {
    const { studioId } = (await server.store.studios.list())[0]!;
    const [session] = await server.store.sessions.listUpcoming([studioId], new Date());
    const cookies = await loginCookie();
    const answer = await fetch(`${server.url}/api/sessions/${session!.sessionId}/join`, {
      method: 'POST',
      headers: { cookie: cookies, origin: server.url, 'content-type': 'application/json' },
      body,
    });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'bad-request' })]);
  },
);

it('answers unknown addresses with a page, and unknown API paths with an error', async () => {
  const page = await owner.get('/classes/not-an-id');
  expect([page.status, (await page.text()).includes('There is nothing here')]).toEqual([404, true]);
  expect((await owner.get('/api/sessions/not-an-id/state')).status).toBe(404);
  expect((await owner.get('/wp-admin')).status).toBe(404);
  expect((await owner.get('/assets/old-0000.js')).headers.get('content-type')).toContain('text/plain');
});

it('sends the headers that protect pages, with a nonce that is never the same', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${server.url}/sign-in`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

it('stops somebody who tries passwords', async () => {
  const tries = await Promise.all(
    Array.from({ length: 60 }, () =>
      fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        // Claiming to be somebody else does not help.
        headers: {
          'content-type': 'application/json',
          origin: server.url,
          'x-pulseroom-client-address': `10.0.0.${Math.floor(Math.random() * 250)}`,
        },
        body: JSON.stringify({ email: 'nobody@studio.example', password: 'guess guess guess' }),
      }),
    ),
  );
  expect(tries.some(({ status }) => status === 429)).toBe(true);
});

it('is healthy and ready, and logs nobody’s data', async () => {
  for (const path of ['/healthz', '/readyz']) expect((await fetch(server.url + path)).status).toBe(200);
  const log = server.logged.join('');
  expect(log).toContain('"path":"/setup/:token"');
  for (const personal of [OWNER.email, OWNER.password, OWNER.name, 'hostile@people.example', 'onerror']) {
    expect(log).not.toContain(personal);
  }
});

async function loginCookie(): Promise<string> {
  const { email, password } = OWNER;
  const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
