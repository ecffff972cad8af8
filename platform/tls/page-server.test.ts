import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { parseEnv } from '../env.ts';
import { closeHttp } from '../http-server.ts';
import { createLog } from '../log.ts';
import { openTls, type Tls } from './open-tls.ts';
import { loadOwnCertificate } from './own-certificate.ts';
import { createPageServer } from './page-server.ts';

const log = createLog({ level: 'silent' });
/** A loaded machine, never the expected time. */
const PATIENT = { timeout: 15_000 };

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pulseroom-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function ownTls(): Tls {
  const env = parseEnv({ PULSEROOM_LAN: '1', DATA_DIR: aFolder() }, { addresses: [], mediaWorkerCount: 1 });
  const tls = openTls({ env, clock: systemClock, log })!;
  onTestFinished(() => tls.close());
  return tls;
}

async function serve(tls: Tls) {
  const server = createPageServer({ tls, publicOrigin: 'https://10.0.0.7:8080' });
  server.on('request', (request, response) => response.end(`page ${request.url}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => closeHttp(server));
  return { server, port: (server.address() as AddressInfo).port };
}

/** Sends the pieces one by one and gathers the answer until the other side closes. */
async function speak(port: number, ...pieces: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('utf8');
  let answer = '';
  socket.on('data', (text: string) => {
    answer += text;
  });
  for (const piece of pieces) {
    await new Promise<void>((written) => socket.write(piece, () => setImmediate(written)));
  }
  await once(socket, 'close');
  return answer;
}

async function servedFingerprint(port: number): Promise<string> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerX509Certificate()!;
  socket.destroy();
  return fingerprint256;
}

it('serves pages by https', async () => {
  const tls = ownTls();
  const { port } = await serve(tls);
  const [response] = await once(get({ port, path: '/x', ca: tls.authority!.pem }), 'response');
  expect(String((await response.toArray())[0])).toBe('page /x');
});

it.each([
  ['in one piece', ['GET /a?b=c HTTP/1.1\r\nHost: 192.168.1.5:8080\r\n\r\n']],
  ['octet by octet at first', ['G', 'E', 'T /a?b=c HTTP/1.1\r\nHost: 192.168.', '1.5:8080\r\n\r\n']],
])('sends http on the same port to https, %s', async (_, pieces) => {
  const { port } = await serve(ownTls());
  const answer = await speak(port, ...pieces);
  expect(answer).toMatch(/^HTTP\/1\.1 307 /);
  expect(answer).toContain('location: https://192.168.1.5:8080/a?b=c\r\n');
  expect(answer).toContain('Pulseroom speaks https here: https://192.168.1.5:8080\n');
});

it('leads nowhere else, and takes nothing that was sent in the clear', async () => {
  const { port } = await serve(ownTls());
  const hostile = await speak(port, 'GET //evil.example HTTP/1.1\r\nHost: a@evil.example\r\n\r\n');
  expect(hostile).toContain('location: https://10.0.0.7:8080//evil.example\r\n');
  const posted = await speak(port, 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na=b');
  expect(posted).toMatch(/^HTTP\/1\.1 403 /);
  expect(posted).not.toContain('location');
});

it('lives through whatever else comes', async () => {
  const tls = ownTls();
  const { port } = await serve(tls);
  expect(await speak(port, '\u0000\u0001\u0002\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await speak(port, '\u0016\u0003\u0001\u0000\u0005hello')).not.toContain('HTTP');
  const reset = connect(port, '127.0.0.1');
  await once(reset, 'connect');
  reset.resetAndDestroy();
  expect(await servedFingerprint(port)).toBe(new X509Certificate(tls.pair().cert).fingerprint256);
});

it('wants PUBLIC_URL where the certificate does not say under which name people come', () => {
  const folder = aFolder();
  const files = { TLS_CERT: path.join(folder, 'cert.pem'), TLS_KEY: path.join(folder, 'key.pem') };
  const pair = loadOwnCertificate({ folder, hosts: ['*.studio.local'], nowMs: Date.now() }).server;
  writeFileSync(files.TLS_CERT, pair.cert);
  writeFileSync(files.TLS_KEY, pair.key);
  const open = (settings: Record<string, string>) =>
    openTls({ env: parseEnv({ ...files, ANNOUNCED_ADDRESS: '10.0.0.7', ...settings }), clock: systemClock, log });
  expect(() => open({})).toThrow(
    `PUBLIC_URL must be set: the certificate in ${files.TLS_CERT} does not say one host (it is for *.studio.local).`,
  );
  open({ PUBLIC_URL: 'https://ride.studio.local' })!.close();
});

it('serves a renewed certificate without a restart, and the old one while the new one is no good', async () => {
  const folder = aFolder();
  const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
  const make = (name: string) =>
    loadOwnCertificate({ folder: path.join(folder, name), hosts: ['localhost'], nowMs: Date.now() }).server;
  const [first, second] = [make('first'), make('second')];
  // As renewing programs do it: the names are links that change their target.
  const link = (name: string, pair: typeof first) => {
    for (const kind of ['cert', 'key'] as const) {
      writeFileSync(path.join(folder, `${name}-${kind}.pem`), pair[kind]);
      symlinkSync(`${name}-${kind}.pem`, `${files[kind]}.new`);
      renameSync(`${files[kind]}.new`, files[kind]);
    }
  };
  link('a', first);
  const lines: string[] = [];
  const tls = openTls({
    env: parseEnv({ TLS_CERT: files.cert, TLS_KEY: files.key }),
    clock: systemClock,
    log: createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } }),
    lookEveryMs: 5,
  })!;
  onTestFinished(() => tls.close());
  const { port } = await serve(tls);
  const old = await servedFingerprint(port);
  expect(old).toBe(new X509Certificate(first.cert).fingerprint256);

  writeFileSync(path.join(folder, 'a-cert.pem'), second.cert);
  await expect.poll(() => lines.filter((line) => line.includes('cannot be renewed')).length).toBe(1);
  expect(await servedFingerprint(port)).toBe(old);

  link('b', second);
  await expect.poll(() => servedFingerprint(port)).toBe(new X509Certificate(second.cert).fingerprint256);
  expect(lines.filter((line) => line.includes('cannot be renewed'))).toHaveLength(1);
});

it('warns each day of the last week of a certificate, and serves it on when it has expired', async () => {
  const folder = aFolder();
  const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
  const pair = loadOwnCertificate({ folder, hosts: ['localhost'], nowMs: Date.now() }).server;
  writeFileSync(files.cert, pair.cert);
  writeFileSync(files.key, pair.key);
  const endMs = Date.parse(new X509Certificate(pair.cert).validTo);
  const DAY_MS = 86_400_000;
  let nowMs = endMs - 8 * DAY_MS;
  const lines: string[] = [];
  const tls = openTls({
    env: parseEnv({ TLS_CERT: files.cert, TLS_KEY: files.key }),
    clock: { nowMs: () => nowMs },
    log: createLog({ level: 'warn', destination: { write: (line: string) => void lines.push(line) } }),
    lookEveryMs: 5,
  })!;
  onTestFinished(() => tls.close());
  const warnings = () => lines.filter((line) => line.includes('expires soon')).length;
  expect(warnings()).toBe(0);
  nowMs = endMs - 6 * DAY_MS;
  await expect.poll(warnings, PATIENT).toBe(1);
  nowMs = endMs - 5 * DAY_MS;
  await expect.poll(warnings, PATIENT).toBe(2);
  nowMs = endMs + DAY_MS;
  await expect.poll(() => lines.filter((line) => line.includes('has expired')).length, PATIENT).toBe(1);
  nowMs = endMs + 2 * DAY_MS;
  await expect.poll(() => lines.filter((line) => line.includes('has expired')).length, PATIENT).toBe(2);
  expect(tls.pair().cert).toBe(pair.cert);
  expect(warnings()).toBe(2);
});
