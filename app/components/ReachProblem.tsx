import { Trans } from '@lingui/react/macro';
import { WifiOff } from 'lucide-react';

/** A form that could not be sent. */
export function ReachProblem() {
  return (
    <div className="note bad" role="alert">
      <WifiOff size={18} aria-hidden />
      <div>
        <Trans>
          <b>The server does not answer.</b> Nothing was saved. What you typed is still here: check your connection,
          then try again.
        </Trans>
      </div>
    </div>
  );
}
