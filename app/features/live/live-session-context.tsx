import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { RoomState } from '../../stores/room.ts';
import type { LiveSession } from './session/live-session.ts';

export const LiveSessionContext = createContext<LiveSession | null>(null);

export function useLiveSession(): LiveSession {
  const session = use(LiveSessionContext);
  if (session === null) throw new Error('only inside the live class');
  return session;
}

/** Renders again when the selected part of the room changes. Heart rates are not in it, see `useLiveWrite`. */
export function useRoom<Selected>(select: (state: RoomState) => Selected): Selected {
  return useStore(useLiveSession().room, select);
}
