import { useEffect, useRef } from 'react';
import type { RoomState } from '../../../stores/room.ts';
import { useLiveSession } from '../live-session-context.tsx';
import { useAnnouncements } from '../parts/Announcer.tsx';

/** Tells the live region what changed with the strap and the connection. Heart rates are told on demand only. */
export function RoomNews() {
  const { room } = useLiveSession();
  const announcements = useAnnouncements();
  const announce = useRef(announcements.announce);
  useEffect(
    () =>
      room.subscribe((state, before) => {
        const text = newsOf(state, before);
        if (text !== null) announce.current(text);
      }),
    [room],
  );
  return null;
}

export function newsOf(state: RoomState, before: RoomState): string | null {
  if (state.phase.phase !== before.phase.phase) {
    if (state.phase.phase === 'room') return 'You are in the class.';
    if (state.phase.phase === 'ended') return 'The class has ended.';
  }
  if (state.session.state === 'live' && before.session.state === 'scheduled' && state.phase.phase === 'green-room') {
    return 'The class is open. You can join.';
  }
  if (state.link.state !== before.link.state) {
    if (state.link.state === 'lost') return 'Connection lost. Reconnecting. Keep going.';
    if (before.link.state === 'lost') return 'Connected again.';
  }
  if (state.strap.state !== before.strap.state) {
    if (state.strap.state === 'searching') return 'Strap lost. Keep going.';
    if (state.strap.state === 'connected')
      return before.strap.state === 'searching' ? 'Strap is back.' : 'Strap connected.';
  }
  if (state.isMuted !== before.isMuted && state.phase.phase === 'room') {
    return state.isMuted ? 'You are muted.' : 'You are unmuted.';
  }
  return null;
}
