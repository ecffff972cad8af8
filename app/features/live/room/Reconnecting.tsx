import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { WifiOff } from 'lucide-react';
import { useRef } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { isSoundFirst, type TroubleStage } from '../session/link-trouble.ts';
import { useTicking } from '../use-live-write.ts';
import { useOnline } from './use-online.ts';

/** Over our own frozen picture: what is safe, what happens next, after a minute one thing to do. */
export function Reconnecting({ stage }: { stage: TroubleStage }) {
  const session = useLiveSession();
  const isOnline = useOnline();
  return (
    <div className="stage-notice" data-testid="reconnecting">
      <WifiOff size={44} strokeWidth={2.2} aria-hidden="true" />
      <div>
        <p className="stage-notice-line">
          {isOnline ? <Trans>Keep going. Reconnecting.</Trans> : <Trans>Keep going. You are offline.</Trans>}
        </p>
        <p className="muted">
          <PausedFor />{' '}
          {isSoundFirst(stage) ? (
            <Trans>Your heart rate is still read, and sent when the connection is back. The sound comes first.</Trans>
          ) : (
            <Trans>Your heart rate is still read, and sent when the connection is back.</Trans>
          )}
        </p>
      </div>
      {stage === 'rejoin' && (
        <button type="button" className="btn primary lg" onClick={() => session.retryVideo()}>
          <Trans>Rejoin</Trans>
        </button>
      )}
    </div>
  );
}

function PausedFor() {
  const { room } = useLiveSession();
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    const { trouble } = room.getState();
    if (ref.current === null || trouble.stage === 'none') return;
    const seconds = Math.floor((performance.now() - trouble.sinceMs) / 1000);
    ref.current.textContent = t`Video paused ${seconds} s ago.`;
  });
  return <span ref={ref} className="num" />;
}
