import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SettingError } from '../env.ts';
import { readGivenCertificate } from './given-certificate.ts';
import { type KeyPair, makeAuthority, makeServerCertificate } from './make-certificate.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const nowMs = Date.parse('2031-05-04T10:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pulseroom-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function aPair({ fromMs = nowMs - DAY_MS, untilMs = nowMs + DAY_MS, hosts = ['pulse.example', '2001:db8::7'] } = {}) {
  const authority = makeAuthority({ name: 'Authority', hosts, fromMs, untilMs });
  const key = createPrivateKey(authority.key);
  const pair = makeServerCertificate({ name: 'pulse', hosts, authority: { name: 'Authority', key }, fromMs, untilMs });
  return { key: pair.key, cert: pair.cert + authority.cert };
}

function keep({ cert, key }: KeyPair) {
  const files = { certFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
  return files;
}

function refusalOf(files: { certFile: string; keyFile: string }): SettingError {
  try {
    readGivenCertificate(files, nowMs);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a certificate that is given', () => {
  it('is read with its chain, and its names', () => {
    const pair = aPair();
    const given = readGivenCertificate(keep(pair), nowMs);
    expect(given).toEqual({ pair, hosts: ['pulse.example', '2001:db8::7'], validUntilMs: nowMs + DAY_MS });
  });

  it('must be there', () => {
    const files = keep(aPair());
    expect(refusalOf({ ...files, certFile: '/nowhere/cert.pem' })).toMatchObject({
      key: 'TLS_CERT',
      message: 'TLS_CERT must be a file that can be read: there is no /nowhere/cert.pem.',
    });
    expect(refusalOf({ ...files, keyFile: folder })).toMatchObject({
      key: 'TLS_KEY',
      message: `TLS_KEY must be a file that can be read: ${folder} cannot be read.`,
    });
  });

  it('must be PEM, as must the key, each in its own file', () => {
    const pair = aPair();
    expect(refusalOf(keep({ ...pair, cert: 'DER' })).message).toContain('cert.pem is none.');
    expect(refusalOf(keep({ ...pair, cert: pair.cert.slice(0, 200) })).message).toContain('cert.pem is none.');
    expect(refusalOf(keep({ ...pair, key: '' })).message).toContain('key.pem is none.');
    const swapped = refusalOf(keep({ cert: pair.key, key: pair.cert }));
    expect(swapped.key).toBe('TLS_CERT');
    expect(swapped.message).toContain('are TLS_CERT and TLS_KEY swapped?');
  });

  it('must have a key without passphrase', () => {
    const pair = aPair();
    const key = createPrivateKey(pair.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
      .toString();
    expect(refusalOf(keep({ ...pair, key }))).toMatchObject({
      key: 'TLS_KEY',
      message: expect.stringContaining('is protected by a passphrase: give one that is not.'),
    });
  });

  it('must belong to the key', () => {
    const files = keep({ ...aPair(), key: aPair().key });
    expect(refusalOf(files)).toMatchObject({
      key: 'TLS_KEY',
      message: `TLS_KEY must be the key of the certificate: ${files.keyFile} is not the one of ${files.certFile}.`,
    });
  });

  it('must not have expired: the sentence names file and date', () => {
    const files = keep(aPair({ fromMs: nowMs - 90 * DAY_MS, untilMs: nowMs - 2 * DAY_MS }));
    expect(refusalOf(files)).toMatchObject({
      key: 'TLS_CERT',
      message: `TLS_CERT must be a certificate that is still valid: the one in ${files.certFile} expired on 2031-05-02. Renew it.`,
    });
  });

  it('must be valid already, or the clock of this machine is wrong', () => {
    const files = keep(aPair({ fromMs: nowMs + 3 * DAY_MS, untilMs: nowMs + 90 * DAY_MS }));
    expect(refusalOf(files).message).toBe(
      `TLS_CERT must be a certificate that is valid already: the one in ${files.certFile} is valid from ` +
        '2031-05-07 on, and the clock of this machine says 2031-05-04.',
    );
  });
});
