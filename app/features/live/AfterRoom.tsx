import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef } from 'react';
import { useBlocker, useNavigate } from 'react-router';
import type { Phase, RoomState } from '../../stores/room.ts';
import { EndedScreen, OutScreen } from './EndedScreen.tsx';
import { LeavingScreen } from './LeavingScreen.tsx';
import { useLiveSession, useRoom } from './live-session-context.tsx';
import { Dialog } from './parts/Dialog.tsx';

type AfterRoomPhase = Extract<Phase, { phase: 'leaving' | 'ended' | 'out' }>;

/**
 * Whatever follows the room. Nobody goes by accident while readings are being saved, which only this page can do. The
 * room asks its own question and a router takes one blocker at a time, so this one is here and not around all phases.
 */
export function AfterRoom({ phase }: { phase: AfterRoomPhase }) {
  const { t } = useLingui();
  const { room } = useLiveSession();
  const navigate = useNavigate();
  const isSaving = useRoom(isSavingReadings);
  const lost = useRoom((state) => state.lastReadings.lost);
  const isGoing = useRef(false);
  const blocker = useBlocker(useCallback(() => !isGoing.current && isSavingReadings(room.getState()), [room]));

  useEffect(() => {
    if (!isSaving) return;
    const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', handleUnload);
    return () => window.removeEventListener('beforeunload', handleUnload);
  }, [isSaving]);

  useEffect(() => {
    if (isSaving || blocker.state !== 'blocked') return;
    // Saved: on to where they wanted to go. Lost: they are told first. Who is leaving is brought there anyway.
    if (lost === 0 && phase.phase !== 'leaving') blocker.proceed();
    else blocker.reset();
  }, [isSaving, lost, phase.phase, blocker]);

  return (
    <>
      {phase.phase === 'ended' && <EndedScreen />}
      {phase.phase === 'out' && <OutScreen reason={phase.reason} />}
      {phase.phase === 'leaving' && (
        <LeavingScreen
          to={phase.to}
          isDone={phase.isDone}
          onLeaveAnyway={() => {
            isGoing.current = true;
            void navigate(phase.to, { replace: true });
          }}
        />
      )}
      {blocker.state === 'blocked' && (
        <Dialog title={t`Leave before your readings are saved?`} onClose={blocker.reset}>
          <p className="muted">
            <Trans>Your last readings are still being saved. They are lost when you leave now.</Trans>
          </p>
          <div className="sheet-actions">
            <button type="button" className="btn primary" onClick={blocker.reset}>
              <Trans>Stay</Trans>
            </button>
            <button type="button" className="btn" onClick={blocker.proceed}>
              <Trans>Leave anyway</Trans>
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function isSavingReadings({ lastReadings }: RoomState): boolean {
  return lastReadings.isSaving && lastReadings.waiting > 0;
}
