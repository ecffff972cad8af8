import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { clockText, elapsedText } from '../../../components/time-text.ts';
import { CheckLink } from '../../check/CheckLink.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { coachInText } from '../name-text.ts';
import { useTicking } from '../use-live-write.ts';

/** The way in: at once, when the instructor opens, or by opening. */
export function JoinPanel() {
  const session = useLiveSession();
  const sessionState = useRoom((state) => state.session.state);
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom(coachInText);
  const problem = useRoom((state) => state.problem);
  const [isOpening, setOpening] = useState(false);
  const isInstructor = role === 'instructor';
  return (
    <div className="join-panel">
      {problem !== null && (
        <p className="note bad">
          {problem} <CheckLink />
        </p>
      )}
      {sessionState === 'scheduled' && isInstructor ? (
        <button
          type="button"
          className="btn primary join"
          data-testid="open-room-button"
          disabled={isOpening}
          onClick={() => {
            setOpening(true);
            void session.open().finally(() => setOpening(false));
          }}
        >
          <Trans>Open the room and go live</Trans>
        </button>
      ) : (
        <button
          type="button"
          className="btn primary join"
          data-testid="join-button"
          disabled={sessionState !== 'live'}
          onClick={() => void session.join()}
        >
          {sessionState === 'live' ? <Trans>Join class</Trans> : <Trans>Waiting for {coach} to open the room</Trans>}
        </button>
      )}
      {sessionState === 'scheduled' && !isInstructor ? <WaitingHint /> : <JoinHint />}
    </div>
  );
}

function WaitingHint() {
  const { sounds } = useLiveSession();
  return (
    <div className="hint">
      <Trans>This page notices by itself and plays a chime. You can step away.</Trans>
      <button type="button" className="text-button" data-testid="test-chime" onClick={() => sounds.test('class-open')}>
        <Trans>Test the chime</Trans>
      </button>
    </div>
  );
}

/** Whole sentences for each case, so that each can be said well in any language. */
function JoinHint() {
  const isCameraOn = useRoom((state) => state.media.camera.state === 'on');
  const microphone = useRoom(({ media, isMuted }) =>
    media.microphone.state === 'on' ? (isMuted ? 'muted' : 'on') : 'none',
  );
  return (
    <p className="hint">
      {isCameraOn && microphone === 'on' && <Trans>Camera on, microphone on. Not recorded.</Trans>}
      {isCameraOn && microphone === 'muted' && <Trans>Camera on, microphone muted. Not recorded.</Trans>}
      {isCameraOn && microphone === 'none' && <Trans>Camera on, no microphone. Not recorded.</Trans>}
      {!isCameraOn && microphone === 'on' && <Trans>Without camera, microphone on. Not recorded.</Trans>}
      {!isCameraOn && microphone === 'muted' && <Trans>Without camera, microphone muted. Not recorded.</Trans>}
      {!isCameraOn && microphone === 'none' && <Trans>Without camera, no microphone. Not recorded.</Trans>}
    </p>
  );
}

const HOURS_12_MS = 12 * 60 * 60 * 1000;

/** `Starts in 6:20`, `Live for 2:10`. */
export function StartChipText() {
  const session = useLiveSession();
  const { state, startsAtMs, startedAtMs } = useRoom((room) => room.session);
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (ref.current === null) return;
    const nowMs = session.nowMs();
    ref.current.textContent =
      state === 'live' && startedAtMs !== null ? liveText(nowMs - startedAtMs) : startText(startsAtMs, nowMs);
  }, 500);
  return <span ref={ref} className="num" />;
}

function liveText(forMs: number): string {
  const duration = elapsedText(forMs);
  return t`Live for ${duration}`;
}

function startText(startsAtMs: number, nowMs: number): string {
  const [duration, clock] = [elapsedText(startsAtMs - nowMs), clockText(startsAtMs)];
  if (startsAtMs - nowMs > HOURS_12_MS) return t`Starts at ${clock}`;
  return startsAtMs > nowMs ? t`Starts in ${duration}` : t`Planned for ${clock}`;
}
