import type { Env } from '#platform/env.ts';
import { inUrl, isWildcard } from '#platform/host-address.ts';
import { thisMachine } from '#platform/machine.ts';

type Addresses = Pick<Env, 'PUBLIC_URL' | 'PORT' | 'HOST'>;

/** The addresses that this machine had when the program started. */
const machineAddresses = thisMachine().addresses;

/** The origin that links in mails start with. Never taken from a request: its Host header is the sender's to choose. */
export function publicOrigin({ PUBLIC_URL, PORT, HOST }: Addresses, addresses = machineAddresses): string {
  if (PUBLIC_URL !== null) return PUBLIC_URL;
  const host = isWildcard(HOST) ? (addresses[0] ?? 'localhost') : HOST;
  return originOf(host === '127.0.0.1' ? 'localhost' : host, PORT);
}

/** The origins that our own pages have: the public one, else the names and addresses at which the port is open. */
export function allowedOrigins({ PUBLIC_URL, PORT, HOST }: Addresses, addresses = machineAddresses): string[] {
  if (PUBLIC_URL !== null) return [PUBLIC_URL];
  const bound = isWildcard(HOST) ? ['[::1]', ...addresses] : [HOST];
  return [...new Set(['localhost', '127.0.0.1', ...bound].map((host) => originOf(host, PORT)))];
}

function originOf(host: string, port: number): string {
  return new URL(`http://${inUrl(host)}:${port}`).origin;
}
