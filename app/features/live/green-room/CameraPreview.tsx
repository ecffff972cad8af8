import { Trans, useLingui } from '@lingui/react/macro';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { CAPTURE_PROBLEM_TEXT } from '../device-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';

/** One's own picture, mirrored as people know it, with a frame to stand in. */
export function CameraPreview() {
  const { t } = useLingui();
  const session = useLiveSession();
  const camera = useRoom((state) => state.media.camera);
  const microphone = useRoom((state) => state.media.microphone);
  const isMuted = useRoom((state) => state.isMuted);
  const isCameraOn = camera.state === 'on';
  const isHeard = microphone.state === 'on' && !isMuted;
  return (
    <div className="stage preview">
      {camera.state === 'on' ? (
        <>
          <TrackVideo
            track={camera.track}
            data-mirrored="true"
            aria-label={t`Your camera`}
            data-testid="preview-video"
          />
          <svg className="body-frame" viewBox="0 0 160 94" preserveAspectRatio="none" aria-hidden="true">
            <path d="M46 12V5h7M114 12V5h-7M46 82v7h7M114 82v7h-7" vectorEffect="non-scaling-stroke" />
          </svg>
        </>
      ) : (
        <div className="center-message">
          <span className="glyph">
            <VideoOff size={30} />
          </span>
          {camera.state === 'asking' && (
            <p className="muted">
              <Trans>Allow camera and microphone in the browser’s question.</Trans>
            </p>
          )}
          {camera.state === 'off' && (
            <p className="muted">
              <Trans>Your camera is off.</Trans>
            </p>
          )}
          {camera.state === 'problem' && (
            <>
              <p className="muted" data-testid="camera-problem">
                {t(CAPTURE_PROBLEM_TEXT[camera.problem].camera)}
              </p>
              {camera.problem !== 'insecure-context' && (
                <button type="button" className="btn" onClick={() => session.turnOn('camera')}>
                  <Trans>Try again</Trans>
                </button>
              )}
            </>
          )}
        </div>
      )}
      <div className="preview-controls">
        <button
          type="button"
          className={isHeard ? 'cb' : 'cb off'}
          aria-pressed={isHeard}
          disabled={microphone.state !== 'on'}
          onClick={() => session.setMuted(!isMuted)}
        >
          <span>{isHeard ? <Mic size={22} /> : <MicOff size={22} />}</span>
          <span className="sr">
            <Trans>Microphone on when you join</Trans>
          </span>
        </button>
        <button
          type="button"
          className={isCameraOn ? 'cb' : 'cb off'}
          aria-pressed={isCameraOn}
          disabled={camera.state === 'asking'}
          onClick={() => (isCameraOn ? session.turnOff('camera') : session.turnOn('camera'))}
        >
          <span>{isCameraOn ? <Video size={22} /> : <VideoOff size={22} />}</span>
          <span className="sr">
            <Trans>Camera</Trans>
          </span>
        </button>
      </div>
    </div>
  );
}
