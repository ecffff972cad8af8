import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { useReachable } from '../../components/use-reachable.ts';
import { server } from '../../lib/reachability.ts';

/**
 * Without the server another page could only be an error in place of this one. So this one stays, and whoever wanted to
 * leave is told why.
 */
export function StayWhileOffline() {
  const isReachable = useReachable();
  const [wanted, setWanted] = useState(false);
  const { state, reset } = useBlocker(() => !server.isReachable());
  useEffect(() => {
    if (state !== 'blocked') return;
    reset();
    setWanted(true);
    void server.check();
  }, [state, reset]);
  useEffect(() => {
    if (isReachable) setWanted(false);
  }, [isReachable]);
  return (
    <div role="status">
      {wanted && !isReachable ? (
        <div className="note warn stay-bar">
          <CloudOff size={20} aria-hidden />
          <div className="grow">
            <Trans>You are offline, so this page stays. Others open again when the studio can be reached.</Trans>
          </div>
        </div>
      ) : null}
    </div>
  );
}
