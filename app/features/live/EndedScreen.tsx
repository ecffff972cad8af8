import { Check, DoorOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRoom } from './live-session-context.tsx';
import { useTicking } from './use-live-write.ts';

/** Time to breathe before the summary opens by itself. */
const SUMMARY_AFTER_MS = 8000;

/** The class is over. Nothing has to be tapped. */
export function EndedScreen() {
  const navigate = useNavigate();
  const { sessionId, title } = useRoom((state) => state.session);
  const role = useRoom((state) => state.viewer.role);
  const target = `/classes/${sessionId}/${role === 'instructor' ? 'report' : 'summary'}`;
  const { isSaving, waiting, lost } = useRoom((state) => state.lastReadings);
  const opensAtMs = useRef(Number.POSITIVE_INFINITY);
  const countRef = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (countRef.current === null) return;
    const leftS = Math.max(0, Math.ceil((opensAtMs.current - performance.now()) / 1000));
    countRef.current.textContent = Number.isFinite(leftS) ? `It opens by itself in ${leftS} s.` : '';
  }, 250);
  useEffect(() => {
    // Leaving the page would lose what is being saved.
    if (isSaving) return;
    opensAtMs.current = performance.now() + SUMMARY_AFTER_MS;
    const timer = setTimeout(() => void navigate(target), SUMMARY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [navigate, target, isSaving]);
  return (
    <main className="quiet-screen" data-testid="class-ended">
      <span className="glyph">
        <Check size={30} />
      </span>
      <h1>The class has ended</h1>
      <p className="muted">{title}. Camera, microphone and strap are off.</p>
      {waiting > 0 && (
        <p data-testid="saving-readings" role="status">
          Saving your last readings… Keep this page open.
        </p>
      )}
      {!isSaving && lost > 0 && (
        <p className="note bad" data-testid="lost-readings" role="status">
          {lost === 1 ? '1 reading' : `${lost} readings`} could not be kept.
        </p>
      )}
      {!isSaving && (
        <Link className="btn primary lg" to={target} data-testid="summary-link">
          {role === 'instructor' ? 'See the class report' : 'See your summary'}
        </Link>
      )}
      <p className="dim t13">
        <span ref={countRef} />
      </p>
    </main>
  );
}

/** Out of the room while the class goes on. */
export function OutScreen({ reason }: { reason: 'removed' | 'replaced' }) {
  const { sessionId } = useRoom((state) => state.session);
  return (
    <main className="quiet-screen" data-testid="class-out">
      <span className="glyph">
        <DoorOpen size={30} />
      </span>
      <h1>{reason === 'replaced' ? 'You joined from another window' : 'You are not in this class any more'}</h1>
      <p className="muted">
        {reason === 'replaced'
          ? 'The class goes on there. What was recorded here is safe.'
          : 'The instructor ended your place in this class. What was recorded is safe.'}
      </p>
      <Link className="btn lg" to={`/classes/${sessionId}`}>
        To the class page
      </Link>
    </main>
  );
}
