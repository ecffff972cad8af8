import type { SessionId } from '#core/ids.ts';
import { createRoom, type Room, type RoomOptions } from './room.ts';

/** The rooms of this process, by session. */
export type Rooms = {
  /** The room of a session, made when it is not there. */
  of(sessionId: SessionId): Room;
  find(sessionId: SessionId): Room | undefined;
  all(): Room[];
  close(): void;
};

export function createRooms(options: Omit<RoomOptions, 'sessionId' | 'onClosed'>): Rooms {
  const rooms = new Map<SessionId, Room>();

  function of(sessionId: SessionId): Room {
    const known = rooms.get(sessionId);
    if (known) return known;
    const room = createRoom({
      ...options,
      sessionId,
      log: options.log.child({ sessionId }),
      onClosed: () => rooms.delete(sessionId),
    });
    rooms.set(sessionId, room);
    return room;
  }

  return {
    of,
    find: (sessionId) => rooms.get(sessionId),
    all: () => [...rooms.values()],
    close: () => {
      for (const room of [...rooms.values()]) room.close();
    },
  };
}
