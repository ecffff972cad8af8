import { useMemo } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { toggleMicrophone } from './Controls.tsx';

/** Talk while a key is held: what was muted is muted again, what was not is left alone. */
export function useTalkKey(): { press(): void; release(): void } {
  const session = useLiveSession();
  return useMemo(() => {
    let isOurs = false;
    return {
      press() {
        const { isMuted, media } = session.room.getState();
        if (!isMuted && media.microphone.state === 'on') return;
        isOurs = true;
        if (media.microphone.state === 'on') session.setMuted(false);
        else toggleMicrophone(session);
      },
      release() {
        if (!isOurs) return;
        isOurs = false;
        session.setMuted(true);
      },
    };
  }, [session]);
}
