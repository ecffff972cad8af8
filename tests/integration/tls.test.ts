import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { thisMachine } from '#platform/machine.ts';
import { loadOwnCertificate } from '#platform/tls/own-certificate.ts';
import { eventually } from '#tests/harness/eventually.ts';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { makeDataDir, type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { aCertificate, type TestCertificate, trust } from '#tests/harness/test-certificate.ts';
import { joinHub, openHubConnection } from './hub-client.ts';
import { connectClient } from './room-client.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The server looks every 10 s. */
const RENEWED_WITHIN_MS = 30_000;
const FOREIGN = 'https://evil.example';

async function aFolder(): Promise<string> {
  const folder = await makeDataDir();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function keep(folder: string, { cert, key }: TestCertificate): { TLS_CERT: string; TLS_KEY: string } {
  const files = { TLS_CERT: path.join(folder, 'cert.pem'), TLS_KEY: path.join(folder, 'key.pem') };
  writeFileSync(files.TLS_CERT, cert);
  writeFileSync(files.TLS_KEY, key);
  return files;
}

async function servedCertificate(port: number): Promise<X509Certificate> {
  const socket = connect({ port, host: 'localhost', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerX509Certificate()!;
  socket.destroy();
  return certificate;
}

describe('with TLS_CERT and TLS_KEY', () => {
  let folder: string;
  let files: { TLS_CERT: string; TLS_KEY: string };
  let pulseroom: PulseroomProcess;
  let url: string;
  let owner: HttpClient;
  let ticket: { token: string; hubUrl: string };

  beforeAll(async () => {
    folder = await makeDataDir();
    const certificate = aCertificate(['localhost', '127.0.0.1']);
    trust(certificate.authority);
    files = keep(folder, certificate);
    pulseroom = await startPulseroom({ settings: files });
    ({ url } = await pulseroom.ready());
    owner = createHttpClient(url);
  });
  afterAll(async () => {
    await pulseroom?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('prints the address of the certificate, and its first-run link works', async () => {
    expect(url).toBe(`https://localhost:${pulseroom.ports.page}`);
    expect(await walkFirstRun(owner, await pulseroom.firstRunLink())).toBe('done');
    expect((await owner.get('/readyz')).status).toBe(200);
  });

  it('sends http on the same port to https', async () => {
    const answer = await fetch(`http://127.0.0.1:${pulseroom.ports.page}/schedule`, { redirect: 'manual' });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(`https://127.0.0.1:${pulseroom.ports.page}/schedule`);
  });

  it('takes sign-ups from each of its own names, with a cookie that travels encrypted only, and from no other', async () => {
    const signUp = (at: string, origin: string) =>
      fetch(`${at}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'Tess',
          email: `${new URL(at).hostname}@people.example`,
          password: 'a long enough password',
        }),
      });
    for (const origin of [url, url.replace('localhost', '127.0.0.1')]) {
      const answer = await signUp(origin, origin);
      expect(answer.status).toBe(200);
      for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/;\s*Secure/i);
    }
    for (const origin of [FOREIGN, url.replace('https', 'http')]) expect((await signUp(url, origin)).status).toBe(403);
  });

  it('asks no browser to remember https for localhost', async () => {
    expect((await fetch(`${url}/sign-in`)).headers.get('strict-transport-security')).toBeNull();
  });

  it('carries signaling and telemetry through the one port, and refuses foreign origins', async () => {
    const planned = await owner.postForm('/classes/new', {
      title: 'Threshold',
      date: '2031-05-04',
      time: '17:30',
      plannedMinutes: '45',
    });
    const sessionId = new URL(planned.url).pathname.split('/').at(-1);
    await owner.postJson(`/api/sessions/${sessionId}/open`, {});
    const joined = await owner.postJson(`/api/sessions/${sessionId}/join`, { audience: 'class' });
    ticket = (await joined.json()) as typeof ticket;
    expect(ticket.hubUrl).toBe(`${url.replace('https', 'wss')}/telemetry`);

    const room = await connectClient({ url, token: ticket.token, origin: url });
    onTestFinished(() => room.close());
    await expect(connectClient({ url, token: ticket.token, origin: FOREIGN })).rejects.toThrow();
    const hub = await joinHub(ticket.hubUrl, ticket.token, { origin: url });
    onTestFinished(() => hub.close());
    hub.beat({ bpm: 143, capturedAtMs: Date.now() });
    await hub.frame('stored');
    await expect(openHubConnection(ticket.hubUrl, { origin: FOREIGN })).rejects.toThrow('refused');
  });

  it('serves a renewed certificate, and who is in a class notices nothing', async () => {
    const hub = await joinHub(ticket.hubUrl, ticket.token, { origin: url });
    onTestFinished(() => hub.close());
    const renewed = aCertificate(['localhost', '127.0.0.1']);
    const { fingerprint256 } = new X509Certificate(renewed.cert);
    keep(folder, renewed);
    await eventually('the renewed certificate is served', RENEWED_WITHIN_MS, async () => {
      return (await servedCertificate(pulseroom.ports.page)).fingerprint256 === fingerprint256;
    });
    expect(hub.isOpen).toBe(true);
    hub.beat({ bpm: 144, capturedAtMs: Date.now() });
    await hub.frame('stored');
  });
});

it('a certificate that has expired is refused with its date and its file', async () => {
  const folder = await aFolder();
  const untilMs = Date.now() - 3 * DAY_MS;
  const files = keep(folder, aCertificate(['localhost'], { fromMs: untilMs - 90 * DAY_MS, untilMs }));
  const pulseroom = await startPulseroom({ settings: files });
  onTestFinished(() => pulseroom.dispose());
  expect(await pulseroom.exited).toBeGreaterThan(0);
  const day = new Date(untilMs).toISOString().slice(0, 10);
  expect(pulseroom.output()).toContain(`the one in ${files.TLS_CERT} expired on ${day}. Renew it.`);
  expect(pulseroom.output()).not.toMatch(/\n\s+at .*\.ts:\d+/);
});

describe('with --lan', () => {
  it('an own certificate that has expired is made anew, below the authority that phones trust', async () => {
    const dataDir = await aFolder();
    const folder = path.join(dataDir, 'tls');
    mkdirSync(folder);
    const hosts = ['localhost', ...thisMachine().addresses];
    const aYearAgo = loadOwnCertificate({ folder, hosts, nowMs: Date.now() - 400 * DAY_MS });
    expect(new X509Certificate(aYearAgo.server.cert).validToDate.getTime()).toBeLessThan(Date.now());

    const pulseroom = await startPulseroom({ dataDir, settings: { PULSEROOM_LAN: '1' } });
    onTestFinished(() => pulseroom.dispose());
    await pulseroom.ready();
    const served = await servedCertificate(pulseroom.ports.page);
    expect(served.validToDate.getTime()).toBeGreaterThan(Date.now() + 300 * DAY_MS);
    expect(served.verify(new X509Certificate(aYearAgo.authority).publicKey)).toBe(true);
  });

  it('keys are kept from everybody else, and stay out of the output', async () => {
    const dataDir = await aFolder();
    const pulseroom = await startPulseroom({ dataDir, settings: { PULSEROOM_LAN: '1', PULSEROOM_LOG_LEVEL: 'trace' } });
    onTestFinished(() => pulseroom.dispose());
    await pulseroom.ready();
    const key = readFileSync(path.join(dataDir, 'tls/authority.pem'), 'utf8').split('\n')[1]!;
    expect(pulseroom.output()).not.toContain(key);
    expect(pulseroom.output()).not.toContain('PRIVATE KEY');
  });

  it('names the flags that it knows when it is given another, before anything is prepared', async () => {
    const pulseroom = await startPulseroom({ command: 'npm start', flags: ['--lna'] });
    onTestFinished(() => pulseroom.dispose());
    expect(await pulseroom.exited).toBeGreaterThan(0);
    expect(pulseroom.output()).toContain('--lna is not a flag of npm start. It knows: --lan, --help.');
  });
});
