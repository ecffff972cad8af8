import { useSyncExternalStore } from 'react';
import { type PasskeyObstacle, passkeyObstacle } from './passkey-obstacle.ts';

const neverChanges = () => () => {};

/**
 * @param options.rpId the name that this server's passkeys belong to; `null`: it has none
 * @param options.hostname of the request: what the server knows before the browser speaks
 */
export function usePasskeyObstacle({
  rpId,
  hostname,
}: {
  rpId: string | null;
  hostname: string;
}): PasskeyObstacle | null {
  return useSyncExternalStore(
    neverChanges,
    () =>
      passkeyObstacle({
        hostname: location.hostname,
        rpId,
        isSecureContext,
        hasWebAuthn: typeof PublicKeyCredential === 'function',
      }),
    () => passkeyObstacle({ hostname, rpId, isSecureContext: true, hasWebAuthn: true }),
  );
}
