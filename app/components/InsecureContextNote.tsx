import { Trans } from '@lingui/react/macro';
import { ShieldAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useLocation, useRouteLoaderData } from 'react-router';

/** What the root's loader gives. */
export type RootData = {
  /** An https origin of this server; `null` where it knows none. */
  encryptedOrigin: string | null;
};

const neverChanges = () => () => {};

/** On a page that came by http from another machine: what browsers keep from it, and what to do. Else nothing. */
export function InsecureContextNote() {
  const isSecure = useSyncExternalStore(
    neverChanges,
    () => window.isSecureContext,
    () => true,
  );
  const { pathname, search } = useLocation();
  const origin = useRouteLoaderData<() => RootData>('root')?.encryptedOrigin ?? null;
  if (isSecure) return null;
  return (
    <aside className="note warn insecure-note" data-testid="insecure-note">
      <ShieldAlert size={20} aria-hidden />
      <div>
        <p>
          <b>
            <Trans>This address is not encrypted.</Trans>
          </b>{' '}
          <Trans>Browsers keep camera, microphone, heart rate straps and passkeys from pages like this one.</Trans>
        </p>
        {origin === null ? (
          <p>
            <Trans>
              Ask whoever runs this server to start it with <code>npm start -- --lan</code>, and open the address that
              it shows then. On the computer that it runs on, localhost works too.
            </Trans>
          </p>
        ) : (
          <p>
            <Trans>
              Open the encrypted one instead: <a href={`${origin}${pathname}${search}`}>{origin}</a>
            </Trans>
          </p>
        )}
      </div>
    </aside>
  );
}
