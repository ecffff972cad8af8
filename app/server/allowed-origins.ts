import type { Env } from '#platform/env.ts';
import { inUrl, isWildcard } from '#platform/host-address.ts';

/** What decides under which addresses the pages are found. */
export type SiteEnv = Pick<Env, 'PUBLIC_URL' | 'PORT' | 'HOST' | 'TLS' | 'CERTIFICATE_HOSTS' | 'MACHINE_ADDRESSES'>;

/** The origin that links in mails start with. Never taken from a request: its Host header is the sender's to choose. */
export function publicOrigin(env: SiteEnv): string {
  const { PUBLIC_URL, HOST, TLS, MACHINE_ADDRESSES } = env;
  if (PUBLIC_URL !== null) return PUBLIC_URL;
  const [named] = certifiedHosts(env);
  if (TLS === 'given' && named !== undefined) return originOf(env, named);
  const host = isWildcard(HOST) ? (MACHINE_ADDRESSES[0] ?? 'localhost') : HOST;
  return originOf(env, host === '127.0.0.1' ? 'localhost' : host);
}

/** The origins that our own pages have: the public one, else the names and addresses at which the port is open. */
export function allowedOrigins(env: SiteEnv): string[] {
  const { PUBLIC_URL, HOST, MACHINE_ADDRESSES } = env;
  if (PUBLIC_URL !== null) return [PUBLIC_URL];
  const bound = isWildcard(HOST) ? ['[::1]', ...MACHINE_ADDRESSES] : [HOST];
  const hosts = ['localhost', '127.0.0.1', ...bound, ...certifiedHosts(env)];
  return [...new Set(hosts.map((host) => originOf(env, host)))];
}

/** Where pages have camera and straps, as far as we know: what a person is told who came by http. */
export function encryptedOrigin(env: SiteEnv): string | null {
  const origin = publicOrigin(env);
  return origin.startsWith('https:') ? origin : null;
}

/** A certificate may be for all names below one: that is none which a page could have. */
function certifiedHosts({ CERTIFICATE_HOSTS }: SiteEnv): string[] {
  return CERTIFICATE_HOSTS.filter((host) => !host.includes('*'));
}

function originOf({ TLS, PORT }: SiteEnv, host: string): string {
  return new URL(`${TLS === 'none' ? 'http' : 'https'}://${inUrl(host)}:${PORT}`).origin;
}
