import { isIP } from 'node:net';

/** Where passkeys of this server work. */
export type PasskeySite = {
  /** The name that passkeys are bound to for ever: WebAuthn's relying party id. Never a number. */
  rpId: string;
  /** The origins among ours whose pages may use them; the first is the one to send people to. */
  origins: string[];
};

/**
 * A passkey belongs to a name (WebAuthn §5.1.2: the relying party id is a domain, and an IP address is none), and
 * browsers use it in secure contexts only: https, or localhost.
 * @param options.publicOrigin its name is the one, where it has any and is secure; else it is localhost
 * @returns `null` where no address of ours has a name that will do
 */
export function passkeySite({
  publicOrigin,
  allowedOrigins,
}: {
  publicOrigin: string;
  allowedOrigins: string[];
}): PasskeySite | null {
  const usable = [publicOrigin, ...allowedOrigins].filter((origin) => isNamed(origin) && isSecure(origin));
  const first = usable[0];
  if (first === undefined) return null;
  const rpId = new URL(first).hostname;
  return { rpId, origins: [...new Set(usable.filter((origin) => new URL(origin).hostname === rpId))] };
}

function isNamed(origin: string): boolean {
  return isIP(new URL(origin).hostname.replace(/^\[|\]$/g, '')) === 0;
}

function isSecure(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
}
