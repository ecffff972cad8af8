/** Why passkeys cannot be used on a page. */
export type PasskeyObstacle =
  /** The address is a number, and passkeys belong to names. */
  | 'address-is-number'
  /** Neither https nor localhost. */
  | 'insecure'
  /** Passkeys of this server belong to another name. */
  | 'other-name'
  /** An old browser, or one that has them switched off. */
  | 'no-support';

/**
 * @param options.rpId the name that this server's passkeys belong to; `null`: it has none
 * @returns `null` where passkeys can be used
 */
export function passkeyObstacle({
  hostname,
  rpId,
  isSecureContext,
  hasWebAuthn,
}: {
  hostname: string;
  rpId: string | null;
  isSecureContext: boolean;
  hasWebAuthn: boolean;
}): PasskeyObstacle | null {
  if (isNumber(hostname)) return 'address-is-number';
  if (!isSecureContext) return 'insecure';
  if (rpId === null || hostname !== rpId) return 'other-name';
  return hasWebAuthn ? null : 'no-support';
}

/** As URLs write hosts: IPv4 in four parts, IPv6 in brackets. */
function isNumber(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
}
