import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { encryptedOrigin } from './allowed-origins.ts';
import type { Services } from './services.ts';

export type LanHelp =
  /** Its own certificate, which nobody knows yet. */
  | {
      kind: 'own-certificate';
      /** As phones list it. */
      certificateName: string;
      fingerprint: string;
      localAddress: string;
    }
  /** An address that browsers trust as it is. */
  | { kind: 'trusted'; origin: string }
  /** Without `--lan`: phones cannot come, or not with camera and strap. */
  | { kind: 'this-computer' };

/** What the page about phones in this network says, which depends on how this server was started. */
export function readLanHelp({ authority, env }: Pick<Services, 'authority' | 'env'>): LanHelp {
  if (authority === null) {
    const origin = encryptedOrigin(env);
    return origin === null ? { kind: 'this-computer' } : { kind: 'trusted', origin };
  }
  const { subject } = new X509Certificate(authority.pem);
  return {
    kind: 'own-certificate',
    certificateName: /^CN=(.*)$/m.exec(subject)?.[1] ?? hostname(),
    fingerprint: authority.fingerprint,
    localAddress: `https://localhost:${env.PORT}/lan`,
  };
}

/** The file that phones install. Shown rather than saved: that is how an iPhone notices what it is. */
export function authorityFile({ authority }: Pick<Services, 'authority'>): Response {
  if (authority === null) return new Response('not found\n', { status: 404 });
  return new Response(new Uint8Array(new X509Certificate(authority.pem).raw), {
    headers: { 'content-type': 'application/x-x509-ca-cert' },
  });
}
