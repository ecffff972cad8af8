import { Trans } from '@lingui/react/macro';
import type { PasskeyObstacle } from '../../lib/passkeys/passkey-obstacle.ts';

/** Where passkeys work, when not here. @param siteOrigin `null`: nowhere on this server */
export function PasskeyObstacleText({
  obstacle,
  siteOrigin,
}: {
  obstacle: PasskeyObstacle;
  siteOrigin: string | null;
}) {
  if (obstacle === 'no-support') return <Trans>This browser has no passkeys.</Trans>;
  if (siteOrigin === null) {
    return (
      <Trans>
        Passkeys need an https address with a name. This Pulseroom has none yet; whoever runs it can set PUBLIC_URL.
      </Trans>
    );
  }
  const site = <a href={siteOrigin}>{siteOrigin}</a>;
  const isNumber = obstacle === 'address-is-number';
  // A phone in the same network has a localhost of its own.
  if (new URL(siteOrigin).hostname === 'localhost') {
    return isNumber ? (
      <Trans>
        A passkey belongs to a name, and the address of this page is a number. Passkeys work on the computer that
        Pulseroom runs on, at {site}.
      </Trans>
    ) : (
      <Trans>Passkeys do not work at this address. They do on the computer that Pulseroom runs on, at {site}.</Trans>
    );
  }
  if (isNumber) {
    return (
      <Trans>A passkey belongs to a name, and the address of this page is a number. Passkeys work at {site}.</Trans>
    );
  }
  if (obstacle === 'insecure') {
    return <Trans>This page is not encrypted, so browsers keep passkeys from it. They work at {site}.</Trans>;
  }
  return <Trans>The passkeys of this Pulseroom belong to another address: {site}.</Trans>;
}
