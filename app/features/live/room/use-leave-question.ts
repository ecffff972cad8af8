import { useCallback, useRef, useState } from 'react';
import { useBlocker, useNavigate } from 'react-router';
import { useLiveSession } from '../live-session-context.tsx';

export type LeaveQuestion = {
  isOpen: boolean;
  ask(): void;
  stay(): void;
  leave(): Promise<void>;
};

/** Leaving is asked for once, whether by the button, by Escape or by the browser's back button. */
export function useLeaveQuestion(): LeaveQuestion {
  const session = useLiveSession();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const isGoing = useRef(false);
  const blocker = useBlocker(
    useCallback(() => !isGoing.current && session.room.getState().phase.phase === 'room', [session]),
  );
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
