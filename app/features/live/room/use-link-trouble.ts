import { useEffect, useState } from 'react';
import type { RoomLink } from '../../../stores/room.ts';
import { useRoom } from '../live-session-context.tsx';
import { AUDIO_FIRST_AFTER_MS } from '../session/room-connection.ts';

/**
 * How much of a lost connection to show: nothing for 2 s, then a word, after 4 s a grey picture, after 20 s that the
 * sound comes first, after 60 s a button.
 */
export type LinkTrouble = 'none' | 'word' | 'freeze' | 'audio' | 'rejoin';

const STEPS: { afterMs: number; trouble: LinkTrouble }[] = [
  { afterMs: 60_000, trouble: 'rejoin' },
  { afterMs: AUDIO_FIRST_AFTER_MS, trouble: 'audio' },
  { afterMs: 4000, trouble: 'freeze' },
  { afterMs: 2000, trouble: 'word' },
];

export function linkTrouble(link: RoomLink, nowMs: number): LinkTrouble {
  if (link.state !== 'lost') return 'none';
  const lostForMs = nowMs - link.sinceMs;
  return STEPS.find(({ afterMs }) => lostForMs >= afterMs)?.trouble ?? 'none';
}

export function useLinkTrouble(): LinkTrouble {
  const link = useRoom((state) => state.link);
  const [trouble, setTrouble] = useState<LinkTrouble>('none');
  useEffect(() => {
    const look = () => setTrouble(linkTrouble(link, performance.now()));
    look();
    if (link.state !== 'lost') return;
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [link]);
  return trouble;
}
