import { useCallback, useEffect, useState } from 'react';
import { createPath, useBlocker } from 'react-router';
import { useLiveSession } from '../live-session-context.tsx';

export type LeaveQuestion = {
  isOpen: boolean;
  ask(): void;
  stay(): void;
  leave(): void;
};

/**
 * Leaving is asked for once, whether by the button, by Escape or by the back button. A reload or a closed tab, which
 * would drop the strap, gets the browser's own question.
 */
export function useLeaveQuestion(): LeaveQuestion {
  const session = useLiveSession();
  const [isAsking, setAsking] = useState(false);
  const blocker = useBlocker(useCallback(() => session.room.getState().phase.phase === 'room', [session]));
  useEffect(() => {
    const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', handleUnload);
    return () => window.removeEventListener('beforeunload', handleUnload);
  }, []);
  return {
    isOpen: isAsking || blocker.state === 'blocked',
    ask: () => setAsking(true),
    stay() {
      setAsking(false);
      if (blocker.state === 'blocked') blocker.reset();
    },
    leave() {
      const classPage = `/classes/${session.room.getState().session.sessionId}`;
      // The room, and this question with it, is gone from here on: there is no way back to wait for.
      void session.leave(blocker.state === 'blocked' ? createPath(blocker.location) : classPage);
    },
  };
}
