import { Trans } from '@lingui/react/macro';
import { VideoOff, WifiOff } from 'lucide-react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { isFrozen } from '../session/link-trouble.ts';

/** What is wrong with our own connection, and that what stands above is from before. */
export function LinkNotice() {
  const session = useLiveSession();
  const stage = useRoom((state) => state.trouble.stage);
  const hasNoVideo = useRoom((state) => state.videoFailures > 0 && state.video !== 'connected');
  const isAway = isFrozen(stage);
  if (!isAway && !hasNoVideo) return null;
  return (
    <div className="link-notice" data-testid="link-notice">
      {isAway ? <WifiOff size={28} aria-hidden="true" /> : <VideoOff size={28} aria-hidden="true" />}
      <p>
        {isAway ? (
          <Trans>
            <b>Reconnecting.</b> What you see is from before. The class goes on, and heart rates are kept.
          </Trans>
        ) : (
          <Trans>
            <b>We could not reach the video server.</b> Your network blocks the ports that video needs. Heart rates,
            cues and chat work.
          </Trans>
        )}
      </p>
      {(stage === 'rejoin' || !isAway) && (
        <button type="button" className="btn" onClick={() => session.retryVideo()}>
          <Trans>Try now</Trans>
        </button>
      )}
    </div>
  );
}
