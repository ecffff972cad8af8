import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { server } from '../lib/reachability.ts';
import { clockText } from './time-text.ts';
import { useReachable } from './use-reachable.ts';
import { useTimeZone } from './use-time-zone.ts';

type OfflineNoteProps = {
  /** When the data of the page was loaded. */
  loadedAtMs: number;
  /** What is safe, as a sentence. */
  children?: ReactNode;
};

/** Over a page whose server is gone: what the page shows, what is safe, and what happens next. */
export function OfflineNote({ loadedAtMs, children }: OfflineNoteProps) {
  const isReachable = useReachable();
  const timeZone = useTimeZone('UTC');
  const time = clockText(loadedAtMs, timeZone);
  // The live region is there before its text, or it would not be read out.
  return (
    <div role="status">
      {isReachable ? null : (
        <div className="note warn offline-note">
          <CloudOff size={20} aria-hidden />
          <div className="grow">
            <b>
              <Trans>You are offline.</Trans>
            </b>{' '}
            {children} <Trans>This page is as of {time} and updates when the studio can be reached.</Trans>
          </div>
          <button className="btn sm" type="button" onClick={() => void server.check()}>
            <Trans>Try now</Trans>
          </button>
        </div>
      )}
    </div>
  );
}
