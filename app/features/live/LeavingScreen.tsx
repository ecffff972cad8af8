import { Plural, Trans } from '@lingui/react/macro';
import { DoorOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { LastReadingsNote } from './LastReadingsNote.tsx';
import { useRoom } from './live-session-context.tsx';

/** Acknowledgements are a moment behind at most; who waits longer is told for what. */
const SAY_WHY_AFTER_MS = 3000;

/** Between the room and the page that somebody leaves it for. */
export function LeavingScreen({ to, isDone, onLeaveAnyway }: { to: string; isDone: boolean; onLeaveAnyway(): void }) {
  const navigate = useNavigate();
  const { waiting, lost } = useRoom((state) => state.lastReadings);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SAY_WHY_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (isDone && lost === 0) void navigate(to, { replace: true });
  }, [navigate, to, isDone, lost]);
  const isWaiting = isLong && waiting > 0;
  return (
    <main className="quiet-screen" data-testid="class-leaving">
      <span className="glyph">
        <DoorOpen size={30} />
      </span>
      <h1>{isDone ? <Trans>You left the class</Trans> : <Trans>Leaving…</Trans>}</h1>
      <p className="muted">
        <Trans>Camera, microphone and strap are off.</Trans>
      </p>
      {isWaiting && (
        <p className="muted">
          <Plural value={waiting} one="# reading waits." other="# readings wait." />
        </p>
      )}
      {(isWaiting || isDone) && <LastReadingsNote />}
      {isWaiting && (
        <button type="button" className="btn lg" data-testid="leave-anyway" onClick={onLeaveAnyway}>
          <Trans>Leave anyway</Trans>
        </button>
      )}
      {isDone && lost > 0 && (
        <Link className="btn lg" to={to} replace>
          <Trans>Go on</Trans>
        </Link>
      )}
    </main>
  );
}
