import { useEffect } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { toggleMicrophone } from './Controls.tsx';

/** Not in TypeScript's list yet: the button that Chromium shows for calls. */
const MICROPHONE_BUTTON = 'togglemicrophone' as MediaSessionAction;

/** Play and pause of a Bluetooth headset or keyboard are the microphone. */
export function useMediaKeys(): void {
  const session = useLiveSession();
  useEffect(() => {
    const media = navigator.mediaSession as MediaSession | undefined;
    if (media === undefined) return;
    const actions = (['play', 'pause', MICROPHONE_BUTTON] as const).filter((action) =>
      setHandler(media, action, () => {
        toggleMicrophone(session);
        // Without a state of its own a headset would send the same key for ever.
        media.playbackState = session.room.getState().isMuted ? 'paused' : 'playing';
      }),
    );
    return () => {
      for (const action of actions) setHandler(media, action, null);
      media.playbackState = 'none';
    };
  }, [session]);
}

/** Browsers throw for actions that they do not know. */
function setHandler(media: MediaSession, action: MediaSessionAction, handler: (() => void) | null): boolean {
  try {
    media.setActionHandler(action, handler);
    return true;
  } catch {
    return false;
  }
}
