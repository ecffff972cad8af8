import { useStore } from 'zustand';
import { useLiveSession } from '../live-session-context.tsx';
import type { RoomSettings } from './room-settings.ts';

/** Renders again when the selected setting changes. */
export function useRoomSettings<Selected>(select: (settings: RoomSettings) => Selected): Selected {
  return useStore(useLiveSession().settings, select);
}
