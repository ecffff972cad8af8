import { useCallback, useEffect, useRef, useState } from 'react';
import { useBlocker, useNavigate } from 'react-router';
import { useLiveSession } from '../live-session-context.tsx';

export type LeaveQuestion = {
  isOpen: boolean;
  ask(): void;
  stay(): void;
  leave(): Promise<void>;
};

/**
 * Leaving is asked for once, whether by the button, by Escape or by the back button. A reload or a closed tab, which
 * would drop the strap, gets the browser's own question.
 */
export function useLeaveQuestion(): LeaveQuestion {
  const session = useLiveSession();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const isGoing = useRef(false);
  const blocker = useBlocker(
    useCallback(() => !isGoing.current && session.room.getState().phase.phase === 'room', [session]),
  );
  useEffect(() => {
    const handleUnload = (event: BeforeUnloadEvent) => {
      if (!isGoing.current) event.preventDefault();
    };
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
    async leave() {
      isGoing.current = true;
      await session.leave();
      if (blocker.state === 'blocked') blocker.proceed();
      else await navigate(`/classes/${session.room.getState().session.sessionId}`);
    },
  };
}
