import { Trans } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import { Link } from 'react-router';

/** A device may lie around signed in: what changes how one signs in asks for a sign-in of just now. */
export function ConfirmFirst() {
  return (
    <div className="note confirm-first">
      <ShieldCheck size={20} aria-hidden />
      <div className="grow">
        <Trans>
          <b>You signed in a while ago.</b> To change passkeys, password or address, confirm first that it is you.
        </Trans>
      </div>
      <Link className="btn" to="/sign-in?again&next=/account">
        <Trans>Confirm that it is you</Trans>
      </Link>
    </div>
  );
}
