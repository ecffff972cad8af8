import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aPerson } from '#tests/builders/person.ts';
import { OWNER, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type Nginx, startNginx } from '#tests/harness/nginx.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { trust } from '#tests/harness/test-certificate.ts';
import { joinHub, openHubConnection } from './hub-client.ts';
import { connectClient } from './room-client.ts';

const PUBLIC_URL = 'https://pulse.example';
const FOREIGN = 'https://evil.example';

let pulseroom: PulseroomProcess;
let proxy: Nginx;
let owner: HttpClient;
/** What the live page was given for its sockets. */
let ticket: { token: string; hubUrl: string };

beforeAll(async () => {
  pulseroom = await startPulseroom({ settings: { PUBLIC_URL, ANNOUNCED_ADDRESS: '203.0.113.7' } });
  await pulseroom.ready();
  proxy = await startNginx({ port: pulseroom.ports.page });
  trust(proxy.authority);
  owner = createHttpClient(proxy.url, PUBLIC_URL);
});
afterAll(async () => {
  await proxy?.close();
  await pulseroom?.dispose();
});

/** What is shown as `wss://pulse.example/…` reaches the proxy here. */
const throughProxy = (url: string) =>
  url.replace(PUBLIC_URL.replace('https', 'wss'), proxy.url.replace('https', 'wss'));

describe('behind nginx, configured as docs/run/proxy.md says', () => {
  it('names the public address, and the first-run link works there', async () => {
    expect((await pulseroom.ready()).url).toBe(PUBLIC_URL);
    const link = await pulseroom.firstRunLink();
    expect(link).toMatch(/^https:\/\/pulse\.example\/setup\//);
    expect(await walkFirstRun(owner, link)).toBe('done');
    expect((await owner.get('/readyz')).status).toBe(200);
  });

  it('sends people who come by http to https', async () => {
    const answer = await fetch(`${proxy.plainUrl}/schedule?x=1`, { redirect: 'manual' });
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(`${PUBLIC_URL}/schedule?x=1`);
  });

  it('lets somebody sign up', async () => {
    const { name, email, password } = aPerson({ name: 'Paula Proxy' });
    const client = createHttpClient(proxy.url, PUBLIC_URL);
    const answer = await client.postForm('/sign-up', { name, email, password });
    expect(new URL(answer.url).pathname).toBe('/schedule');
    expect(await answer.text()).toContain(name);
  });

  it('lets pages talk to the public address, and to that only', async () => {
    const page = await fetch(`${proxy.url}/sign-in`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self' wss://pulse.example wss://pulse.example/telemetry;");
    expect(page.headers.get('strict-transport-security')).not.toBeNull();
  });

  it('gives a cookie that travels encrypted only, and none to a foreign page', async () => {
    const signIn = (origin: string) =>
      fetch(`${proxy.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ email: OWNER.email, password: OWNER.password }),
      });
    const answer = await signIn(PUBLIC_URL);
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/;\s*Secure/i);
    expect((await signIn(FOREIGN)).status).toBe(403);
  });

  it('takes a class’s instructor in', async () => {
    const planned = await owner.postForm('/classes/new', {
      title: 'Threshold 4 × 4',
      date: '2031-05-04',
      time: '17:30',
      plannedMinutes: '45',
    });
    const sessionId = new URL(planned.url).pathname.split('/').at(-1);
    expect((await owner.postJson(`/api/sessions/${sessionId}/open`, {})).status).toBe(200);
    const joined = await owner.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    ticket = (await joined.json()) as typeof ticket;
    expect(ticket.hubUrl).toBe('wss://pulse.example/telemetry');
  });

  it('carries signaling, and refuses a foreign Origin', async () => {
    const { token } = ticket;
    const client = await connectClient({ url: proxy.url, token, origin: PUBLIC_URL });
    onTestFinished(() => client.close());
    expect(client.socket.connected).toBe(true);
    await expect(connectClient({ url: proxy.url, token, origin: FOREIGN })).rejects.toThrow();
  });

  it('carries heart rates to the hub, and refuses a foreign Origin', async () => {
    const url = throughProxy(ticket.hubUrl);
    const client = await joinHub(url, ticket.token, { origin: PUBLIC_URL });
    onTestFinished(() => client.close());
    client.beat({ bpm: 143, capturedAtMs: Date.now() });
    await client.frame('stored');
    await expect(openHubConnection(url, { origin: FOREIGN })).rejects.toThrow('refused');
  });

  it('says goodbye when it stops', async () => {
    const client = await joinHub(throughProxy(ticket.hubUrl), ticket.token, { origin: PUBLIC_URL });
    pulseroom.pressCtrlC();
    expect(await client.closeCode).toBe(1001);
    expect(await pulseroom.exited).toBe(0);
  });
});
