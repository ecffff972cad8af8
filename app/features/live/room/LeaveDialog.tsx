import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useTicking } from '../use-live-write.ts';
import type { LeaveQuestion } from './use-leave-question.ts';

/** Asks before leaving; for the instructor it says what leaving is not. */
export function LeaveDialog({ question }: { question: LeaveQuestion }) {
  const { t } = useLingui();
  const role = useRoom((state) => state.viewer.role);
  if (!question.isOpen) return null;
  return (
    <Dialog title={t`Leave the class?`} onClose={question.stay}>
      {role === 'instructor' ? (
        <p className="muted">
          <Trans>
            The class goes on without you and you can come back. To finish it for everybody, end the class instead.
          </Trans>
        </p>
      ) : (
        <p className="muted">
          <Trans>You can come back while the class is going on.</Trans> <SavedSoFar />
        </p>
      )}
      <div className="sheet-actions">
        <button type="button" className="btn" onClick={question.stay}>
          <Trans>Stay</Trans>
        </button>
        <button type="button" className="btn primary" data-testid="confirm-leave" onClick={question.leave}>
          <Trans>Leave</Trans>
        </button>
      </div>
    </Dialog>
  );
}

/** Says "safe" only as long as nothing waits. Once something did, it stays with the sentence that is always true. */
function SavedSoFar() {
  const session = useLiveSession();
  const [isSafe, setSafe] = useState(() => session.waitingReadings() === 0);
  useTicking(() => {
    if (session.waitingReadings() > 0) setSafe(false);
  });
  return isSafe ? (
    <Trans>What was recorded so far is safe.</Trans>
  ) : (
    <Trans>Your last readings are saved before you go.</Trans>
  );
}

/** Asks before ending the class for everybody. */
export function EndClassButton() {
  const { t } = useLingui();
  const session = useLiveSession();
  const problem = useRoom((state) => state.problem);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  return (
    <>
      <button
        type="button"
        className="btn danger"
        data-testid="end-class-button"
        aria-label={t`End class`}
        onClick={() => setAsking(true)}
      >
        <span className="wide-word">
          <Trans>End class</Trans>
        </span>
        <span className="narrow-word">
          <Trans context="class">End</Trans>
        </span>
      </button>
      {isAsking && (
        <Dialog title={t`End the class for everybody?`} onClose={() => setAsking(false)}>
          <p className="muted">
            <Trans>Everybody leaves the room and gets a summary. It cannot be opened again.</Trans>
          </p>
          {problem !== null && <p className="note bad">{problem}</p>}
          <div className="sheet-actions">
            <button type="button" className="btn" onClick={() => setAsking(false)}>
              <Trans>Go on</Trans>
            </button>
            <button
              type="button"
              className="btn primary"
              data-testid="confirm-end-class"
              disabled={isBusy}
              onClick={() => {
                setBusy(true);
                void session.end().finally(() => setBusy(false));
              }}
            >
              <Trans>End class</Trans>
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
