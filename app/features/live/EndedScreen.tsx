import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
    countRef.current.textContent = Number.isFinite(leftS) ? t`It opens by itself in ${leftS} s.` : '';
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
      <h1>
        <Trans>The class has ended</Trans>
      </h1>
      <p className="muted">
        <Trans>{title}. Camera, microphone and strap are off.</Trans>
      </p>
      <LastReadingsNote />
      {!tookPart && <BackToClass to={classPage} />}
      {tookPart && !isSaving && (
        <Link className="btn primary lg" to={target} data-testid="summary-link">
          {role === 'instructor' ? <Trans>See the class report</Trans> : <Trans>See your summary</Trans>}
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
      {reason === 'replaced' ? (
        <>
          <h1>
            <Trans>You joined from another window</Trans>
          </h1>
          <p className="muted">
            <Trans>The class goes on there.</Trans>
          </p>
          <LastReadingsNote />
        </>
      ) : (
        <>
          <h1>
            <Trans>You are not in this class any more</Trans>
          </h1>
          <p className="muted">
            <Trans>The instructor ended your place in this class.</Trans>
          </p>
        </>
      )}
      <BackToClass to={`/classes/${sessionId}`} />
    </main>
  );
}

function BackToClass({ to }: { to: string }) {
  return (
    <Link className="btn lg" to={to}>
      <Trans>Back to the class page</Trans>
    </Link>
  );
}
