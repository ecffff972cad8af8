import { Check, DoorOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { LastReadingsNote } from './LastReadingsNote.tsx';
import { useRoom } from './live-session-context.tsx';
import { useTicking } from './use-live-write.ts';

/** Time to breathe before the summary opens by itself. */
const SUMMARY_AFTER_MS = 8000;

/** The class is over. Nothing has to be tapped. */
export function EndedScreen() {
  const navigate = useNavigate();
  const { sessionId, title } = useRoom((state) => state.session);
  const role = useRoom((state) => state.viewer.role);
  const classPage = `/classes/${sessionId}`;
  const target = `${classPage}/${role === 'instructor' ? 'report' : 'summary'}`;
  const { isSaving } = useRoom((state) => state.lastReadings);
  const tookPart = useRoom((state) => state.self !== null);
  const opensAtMs = useRef(Number.POSITIVE_INFINITY);
  const countRef = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (countRef.current === null) return;
    const leftS = Math.max(0, Math.ceil((opensAtMs.current - performance.now()) / 1000));
    countRef.current.textContent = Number.isFinite(leftS) ? `It opens by itself in ${leftS} s.` : '';
  }, 250);
  useEffect(() => {
    // Leaving the page would lose what is being saved; who never joined has no summary.
    if (isSaving || !tookPart) return;
    opensAtMs.current = performance.now() + SUMMARY_AFTER_MS;
    const timer = setTimeout(() => void navigate(target), SUMMARY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [navigate, target, isSaving, tookPart]);
  return (
    <main className="quiet-screen" data-testid="class-ended">
      <span className="glyph">
        <Check size={30} />
      </span>
      <h1>The class has ended</h1>
      <p className="muted">{title}. Camera, microphone and strap are off.</p>
      <LastReadingsNote />
      {!tookPart && (
        <Link className="btn lg" to={classPage}>
          Back to the class page
        </Link>
      )}
      {tookPart && !isSaving && (
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
        {reason === 'replaced' ? 'The class goes on there.' : 'The instructor ended your place in this class.'}
      </p>
      {reason === 'replaced' && <LastReadingsNote />}
      <Link className="btn lg" to={`/classes/${sessionId}`}>
        Back to the class page
      </Link>
    </main>
  );
}
