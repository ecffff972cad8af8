import { createPrivateKey } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { makeAuthority, makeServerCertificate } from '#platform/tls/make-certificate.ts';

/** PEM each. */
export type TestCertificate = { key: string; cert: string; authority: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** For these hosts, by an authority of its own; by default good from yesterday until tomorrow. */
export function aCertificate(
  hosts: string[],
  { fromMs = Date.now() - DAY_MS, untilMs = Date.now() + DAY_MS } = {},
): TestCertificate {
  const authority = makeAuthority({ name: 'Test authority', hosts, fromMs, untilMs });
  const signer = { name: 'Test authority', key: createPrivateKey(authority.key) };
  const server = makeServerCertificate({ name: 'Test server', hosts, authority: signer, fromMs, untilMs });
  return { ...server, authority: authority.cert };
}

/** This process takes what the authority signed from now on. */
export function trust(authority: string): void {
  setDefaultCACertificates([...getCACertificates('default'), authority]);
}
