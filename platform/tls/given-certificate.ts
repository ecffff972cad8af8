import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { EpochMs } from '#core/ids.ts';
import { SettingError } from '../env.ts';
import { hostsOf } from './certificate-hosts.ts';
import type { KeyPair } from './make-certificate.ts';

export type GivenCertificate = { pair: KeyPair; hosts: string[]; validUntilMs: EpochMs };

type CertificateFiles = {
  /** TLS_CERT: the server's certificate, then those between it and the authority. */
  certFile: string;
  /** TLS_KEY */
  keyFile: string;
};

/**
 * The certificate that the settings name.
 * @throws SettingError with a sentence that names setting, file and what is wrong. A certificate that has expired or is
 *   not valid yet is refused as well: no browser would show a page with it, so a start would only look like one.
 */
export function readGivenCertificate({ certFile, keyFile }: CertificateFiles, nowMs: EpochMs): GivenCertificate {
  const pair = { cert: readSetting('TLS_CERT', certFile), key: readSetting('TLS_KEY', keyFile) };
  const certificate = parseCertificate(certFile, pair.cert);
  const key = parseKey(keyFile, pair.key);
  if (!certificate.checkPrivateKey(key)) {
    throw new SettingError(
      'TLS_KEY',
      `TLS_KEY must be the key of the certificate: ${keyFile} is not the one of ${certFile}.`,
    );
  }
  refuseOutOfDate(certFile, certificate, nowMs);
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new SettingError(
      'TLS_CERT',
      `TLS_CERT cannot be used: ${certFile} with ${keyFile} gives "${reason(error)}".`,
    );
  }
  return { pair, hosts: hostsOf(certificate), validUntilMs: certificate.validToDate.getTime() };
}

function refuseOutOfDate(certFile: string, { validFromDate, validToDate }: X509Certificate, nowMs: EpochMs): void {
  if (validToDate.getTime() <= nowMs) {
    throw new SettingError(
      'TLS_CERT',
      `TLS_CERT must be a certificate that is still valid: the one in ${certFile} expired on ${dayOf(validToDate)}. Renew it.`,
    );
  }
  if (validFromDate.getTime() > nowMs) {
    throw new SettingError(
      'TLS_CERT',
      `TLS_CERT must be a certificate that is valid already: the one in ${certFile} is valid from ` +
        `${dayOf(validFromDate)} on, and the clock of this machine says ${dayOf(new Date(nowMs))}.`,
    );
  }
}

function readSetting(key: 'TLS_CERT' | 'TLS_KEY', file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why =
      code === 'ENOENT'
        ? `there is no ${file}`
        : code === 'EACCES'
          ? `this user may not read ${file}`
          : `${file} cannot be read`;
    throw new SettingError(key, `${key} must be a file that can be read: ${why}.`);
  }
}

function parseCertificate(file: string, pem: string): X509Certificate {
  try {
    if (pem.includes('-----BEGIN')) return new X509Certificate(pem);
  } catch {
    // The sentence is the same for whatever is wrong inside.
  }
  const hint = pem.includes('PRIVATE KEY-----') ? ' It holds a key: are TLS_CERT and TLS_KEY swapped?' : '';
  throw new SettingError(
    'TLS_CERT',
    `TLS_CERT must be a certificate in PEM form (-----BEGIN CERTIFICATE-----); ${file} is none.${hint}`,
  );
}

function parseKey(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    const what = pem.includes('ENCRYPTED') ? 'is protected by a passphrase: give one that is not' : 'is none';
    throw new SettingError(
      'TLS_KEY',
      `TLS_KEY must be a private key in PEM form (-----BEGIN PRIVATE KEY-----); ${file} ${what}.`,
    );
  }
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
