import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { AppError } from '#core/errors.ts';
import { msg } from '#platform/msg.ts';
import type { Services } from './services.ts';

/** What the page about phones in this network needs. Without `--lan` there is no such page. */
export function readLanHelp({ authority, env }: Pick<Services, 'authority' | 'env'>) {
  if (authority === null) throw new AppError('not-found', msg`This server has no certificate of its own.`);
  const { subject } = new X509Certificate(authority.pem);
  return {
    /** As phones list it. */
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
