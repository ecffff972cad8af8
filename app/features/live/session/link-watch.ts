import type { RoomStore } from '../../../stores/room.ts';
import { type LinkSignals, type LinkTrouble, linkTrouble } from './link-trouble.ts';

const LOOK_EVERY_MS = 250;

/** Keeps `trouble` of the room store. Gives its end. */
export function watchLink({
  room,
  signals,
}: {
  room: RoomStore;
  /** As they are now, but for what the machine says itself. */
  signals(): Omit<LinkSignals, 'offlineSinceMs'>;
}): () => void {
  let offlineSinceMs: number | null = null;

  function lookOnline(): void {
    offlineSinceMs = navigator.onLine ? null : (offlineSinceMs ?? performance.now());
    look();
  }

  function look(): void {
    const trouble = linkTrouble({ ...signals(), offlineSinceMs }, performance.now());
    if (!isSame(trouble, room.getState().trouble)) room.setState({ trouble });
  }

  lookOnline();
  window.addEventListener('online', lookOnline);
  window.addEventListener('offline', lookOnline);
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', lookOnline);
    window.removeEventListener('offline', lookOnline);
  };
}

function isSame(a: LinkTrouble, b: LinkTrouble): boolean {
  return a.stage === b.stage && (a.stage === 'none' || b.stage === 'none' || a.sinceMs === b.sinceMs);
}
