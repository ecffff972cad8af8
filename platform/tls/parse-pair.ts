import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { KeyPair } from './make-certificate.ts';

/** @throws Error of Node when one of the two is not PEM of the right kind; whether they belong together is not looked at */
export function parsePair({ key, cert }: KeyPair): { key: KeyObject; certificate: X509Certificate } {
  return { key: createPrivateKey(key), certificate: new X509Certificate(cert) };
}
