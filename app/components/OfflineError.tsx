import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { useEffect } from 'react';
import { server } from '../lib/reachability.ts';
import { StateBlock } from './StateBlock.tsx';

/** How often it is tried again, ms. */
const RETRY_MS = 5000;

/** What browsers throw when data or a part of the program could not be fetched at all. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed|importing/i.test(error.message);
}

/** In place of a page that could not be fetched. It comes by itself when the server is back. */
export function OfflineError() {
  const { t } = useLingui();
  useEffect(() => {
    const retry = () => void server.check().then((isThere) => isThere && location.reload());
    const timer = setInterval(retry, RETRY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <StateBlock
      level={1}
      icon={<CloudOff size={28} aria-hidden />}
      title={t`The studio cannot be reached`}
      action={
        <button className="btn primary lg" type="button" onClick={() => location.reload()}>
          <Trans>Try again</Trans>
        </button>
      }
    >
      <p>
        <Trans>
          You are offline, or the server is restarting. Nothing you saved is lost. This page opens by itself when the
          connection is back.
        </Trans>
      </p>
    </StateBlock>
  );
}
