import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { hostsOf } from './certificate-hosts.ts';
import { makeServerCertificate } from './make-certificate.ts';
import { loadOwnCertificate, type OwnCertificate } from './own-certificate.ts';
import { parsePair } from './parse-pair.ts';
import { handshake } from './test-handshake.ts';

const HOSTS = ['mara-mac', 'mara-mac.local', 'localhost', '127.0.0.1', '::1', '192.168.1.5', 'fd00::2'];
const DAY_MS = 24 * 60 * 60 * 1000;
const nowMs = Date.now();

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'pulseroom-tls-')), 'tls');
  onTestFinished(() => rmSync(path.dirname(folder), { recursive: true }));
});

const load = ({ hosts = HOSTS, atMs = nowMs } = {}) => loadOwnCertificate({ folder, hosts, nowMs: atMs });
const server = (own: OwnCertificate) => new X509Certificate(own.server.cert);
const authority = (own: OwnCertificate) => new X509Certificate(own.authority);
const fileOf = (name: string) => path.join(folder, `${name}.pem`);

describe('the own certificate', () => {
  it('is for every name and address, below an authority that is trusted once', async () => {
    const own = load();
    expect(hostsOf(server(own))).toEqual(HOSTS);
    expect(server(own).verify(authority(own).publicKey)).toBe(true);
    for (const host of HOSTS) {
      expect(await handshake({ pair: own.server, ca: own.authority, host })).toBe('trusted');
    }
    expect(await handshake({ pair: own.server, ca: own.authority, host: '192.168.1.6' })).toMatch(/altnames/);
  });

  it('is valid since yesterday, for phones whose clock is late, and for no longer than browsers take', () => {
    const { validFromDate, validToDate } = server(load());
    expect(nowMs - validFromDate.getTime()).toBeGreaterThanOrEqual(DAY_MS);
    expect(validToDate.getTime() - validFromDate.getTime()).toBeLessThan(398 * DAY_MS);
  });

  it('is kept, with its keys for this user only', () => {
    const first = load();
    expect(load()).toEqual({ ...first, isAuthorityNew: false });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['authority', 'server']) expect(statSync(fileOf(name)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['has expired', { atMs: nowMs + 400 * DAY_MS }],
    ['expires soon', { atMs: nowMs + 370 * DAY_MS }],
    ['is of a machine whose clock was ahead', { atMs: nowMs - 2 * DAY_MS }],
    ['lacks an address that the machine has now', { hosts: [...HOSTS, '192.168.1.77'] }],
  ])('is made anew when it %s', (_, change) => {
    const before = load();
    const after = load(change);
    expect(server(after).fingerprint256).not.toBe(server(before).fingerprint256);
    expect(load(change).server.cert).toBe(after.server.cert);
  });

  it('does not change what phones trusted when an address changes or a year is over', () => {
    const before = load();
    expect(load({ hosts: ['localhost', '10.0.0.7'] }).authority).toBe(before.authority);
    expect(load({ atMs: nowMs + 500 * DAY_MS }).authority).toBe(before.authority);
  });

  it('stays when the machine leaves a network', () => {
    const before = load();
    expect(load({ hosts: ['localhost'] }).server.cert).toBe(before.server.cert);
  });

  it.each(['authority', 'server'])('is made anew when the file of the %s is damaged or of another', (name) => {
    const before = load();
    for (const text of ['', 'nonsense', readFileSync(fileOf(name), 'utf8').slice(0, 300)]) {
      writeFileSync(fileOf(name), text);
      const after = load();
      expect(server(after).fingerprint256).not.toBe(server(before).fingerprint256);
      expect(server(after).verify(authority(after).publicKey)).toBe(true);
      expect(after.isAuthorityNew).toBe(name === 'authority');
    }
    const [key] = readFileSync(fileOf(name), 'utf8').split('-----BEGIN CERT');
    load({ hosts: ['elsewhere.local', '10.9.9.9'] });
    rmSync(fileOf(name));
    load();
    writeFileSync(fileOf(name), `${key}${load().authority}`);
    expect(server(load()).verify(authority(load()).publicKey)).toBe(true);
    expect(existsSync(`${fileOf(name)}.${process.pid}.tmp`)).toBe(false);
  });

  it('has an authority that vouches for private networks only, whoever gets hold of its key', async () => {
    const own = load();
    const { key } = parsePair({ key: readFileSync(fileOf('authority'), 'utf8'), cert: own.authority });
    const sign = (host: string) => ({
      pair: makeServerCertificate({
        name: 'A server',
        hosts: [host],
        authority: { name: /CN=(.*)/.exec(authority(own).subject)![1]!, key },
        fromMs: nowMs - DAY_MS,
        untilMs: nowMs + DAY_MS,
      }),
      ca: own.authority,
      host,
    });
    expect(await handshake(sign('10.200.0.1'))).toBe('trusted');
    expect(await handshake(sign('other-mac.local'))).toBe('trusted');
    for (const host of ['bank.example', 'evil-local', '203.0.113.9', '2001:db8::9']) {
      expect(await handshake(sign(host)), host).toMatch(/permitted subtree violation/);
    }
  });

  it('goes without a name that the authority does not know, rather than ask all phones for trust again', () => {
    const before = load();
    const after = load({ hosts: ['mara-mac.studio.example', ...HOSTS] });
    expect(after).toMatchObject({ authority: before.authority, hosts: HOSTS });
    expect(hostsOf(server(after))).toEqual(HOSTS);
    expect(load({ hosts: ['mara-mac.lan', ...HOSTS] }).hosts).toEqual(['mara-mac.lan', ...HOSTS]);
  });

  it('asks phones for trust again only for an address outside of private networks', () => {
    const before = load({ hosts: ['localhost', '203.0.113.9'] });
    expect(load({ hosts: ['localhost', '203.0.113.9', '10.0.0.1'] }).authority).toBe(before.authority);
    expect(load({ hosts: ['localhost', '203.0.113.10'] })).toMatchObject({ isAuthorityNew: true });
  });
});
