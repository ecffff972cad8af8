import { Trans, useLingui } from '@lingui/react/macro';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { toggleCamera, toggleMicrophone } from '../room/Controls.tsx';
import { HrBadge } from '../room/HrBadge.tsx';
import { useKeyHint } from '../settings/use-key-hint.ts';

/** One's own picture as the class gets it, not mirrored, with microphone and camera. */
export function OwnView() {
  const { t } = useLingui();
  const session = useLiveSession();
  const camera = useRoom((state) => state.media.camera);
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const isLinked = useRoom((state) => state.link.state === 'connected');
  const isCameraOn = camera.state === 'on';
  const withKey = useKeyHint();
  return (
    <section className="stage own-view" aria-label={t`You`}>
      {isCameraOn ? (
        <TrackVideo track={camera.track} aria-label={t`Your camera`} />
      ) : (
        <div className="center-message">
          <span className="glyph">
            <VideoOff size={24} aria-hidden="true" />
          </span>
        </div>
      )}
      <span className="who">{isLinked ? <Trans>You, on air</Trans> : <Trans>You</Trans>}</span>
      <span className="own-buttons">
        <button
          type="button"
          aria-pressed={!isMuted}
          aria-label={t`Microphone`}
          title={withKey(isMuted ? t`Unmute` : t({ message: 'Mute', context: 'microphone' }), 'microphone')}
          data-testid="mute-button"
          onClick={() => toggleMicrophone(session)}
        >
          {isMuted ? <MicOff size={18} /> : <Mic size={18} />}
        </button>
        <button
          type="button"
          aria-pressed={isCameraOn}
          aria-label={t`Camera`}
          title={withKey(t`Camera`, 'camera')}
          data-testid="camera-button"
          onClick={() => toggleCamera(session)}
        >
          {isCameraOn ? <Video size={18} /> : <VideoOff size={18} />}
        </button>
      </span>
      <HrBadge of="own" />
    </section>
  );
}
