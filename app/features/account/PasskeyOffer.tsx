import { Trans, useLingui } from '@lingui/react/macro';
import { Fingerprint } from 'lucide-react';
import { Form, useLocation } from 'react-router';
import { usePasskeyObstacle } from '../../lib/passkeys/use-passkey-obstacle.ts';
import type { PasskeyPlace } from './SignInForms.tsx';

/** Offered once, above whatever page it is, to somebody who typed a password. */
export function PasskeyOffer({ place }: { place: PasskeyPlace }) {
  const { t } = useLingui();
  const { pathname, search } = useLocation();
  if (usePasskeyObstacle(place) !== null) return null;
  return (
    <aside className="note passkey-offer" aria-label={t`Passkeys`}>
      <Fingerprint size={22} aria-hidden />
      <p className="grow">
        <Trans>
          <b>Next time without a password?</b> A passkey signs you in with your fingerprint, face or screen lock.
        </Trans>
      </p>
      <Form method="post" action="/account" className="row" preventScrollReset>
        <input type="hidden" name="intent" value="answer-offer" />
        <input type="hidden" name="back" value={pathname + search} />
        <button className="btn" type="submit" name="answer" value="yes">
          <Trans>Add a passkey</Trans>
        </button>
        <button className="btn ghost" type="submit" name="answer" value="no">
          <Trans>Not now</Trans>
        </button>
      </Form>
    </aside>
  );
}
