import { useRef, useState } from 'react';
import { clockText, elapsedText } from '../../../components/time-text.ts';
import { CheckLink } from '../../check/CheckLink.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { firstName } from '../name-text.ts';
import { useTicking } from '../use-live-write.ts';

/** The way in: at once, when the instructor opens, or by opening. */
export function JoinPanel() {
  const session = useLiveSession();
  const sessionState = useRoom((state) => state.session.state);
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom((state) => firstName(state.session.instructorName));
  const problem = useRoom((state) => state.problem);
  const [isOpening, setOpening] = useState(false);
  const isInstructor = role === 'instructor';
  return (
    <div className="join-panel">
      {problem !== null && (
        <p className="note bad" role="alert">
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
          Open the room and go live
        </button>
      ) : (
        <button
          type="button"
          className="btn primary join"
          data-testid="join-button"
          disabled={sessionState !== 'live'}
          onClick={() => void session.join()}
        >
          {sessionState === 'live' ? 'Join class' : `Waiting for ${coach} to open the room`}
        </button>
      )}
      <JoinHint isWaiting={sessionState === 'scheduled' && !isInstructor} />
    </div>
  );
}

function JoinHint({ isWaiting }: { isWaiting: boolean }) {
  const media = useRoom((state) => state.media);
  const isMuted = useRoom((state) => state.isMuted);
  if (isWaiting) return <p className="hint">This page notices by itself. You can step away.</p>;
  const camera = media.camera.state === 'on' ? 'Camera on' : 'Without camera';
  const microphone =
    media.microphone.state === 'on' ? (isMuted ? 'microphone muted' : 'microphone on') : 'no microphone';
  return (
    <p className="hint">
      {camera}, {microphone}. Not recorded.
    </p>
  );
}

/** `Starts in 6:20`, `Live for 2:10`. */
export function StartChipText() {
  const session = useLiveSession();
  const { state, startsAtMs, startedAtMs } = useRoom((room) => room.session);
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (ref.current === null) return;
    const nowMs = session.nowMs();
    const untilStartMs = startsAtMs - nowMs;
    ref.current.textContent =
      state === 'live' && startedAtMs !== null
        ? `Live for ${elapsedText(nowMs - startedAtMs)}`
        : untilStartMs > 12 * 60 * 60 * 1000
          ? `Starts at ${clockText(startsAtMs)}`
          : untilStartMs > 0
            ? `Starts in ${elapsedText(untilStartMs)}`
            : `Planned for ${clockText(startsAtMs)}`;
  }, 500);
  return <span ref={ref} className="num" />;
}
