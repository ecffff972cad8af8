import type { ParticipantId, SessionId } from '#core/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { RoomStore } from './room-store.ts';

/**
 * The bus is a hint: a message can be missed. Now and then every open room is compared with PostgreSQL, so that a
 * class that was ended, or a person who was removed, does not go on here.
 */
export function createRecheck(options: {
  everyMs: number;
  sessionIds: () => SessionId[];
  store: Pick<RoomStore, 'sessions' | 'participations'>;
  clock: Clock;
  log: Log;
  endSession: (sessionId: SessionId, endedAtMs: number) => void;
  removeParticipant: (participantId: ParticipantId) => void;
}): { close(): void } {
  const { store, clock, log } = options;
  let isRunning = false;

  async function recheckAll(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (const sessionId of options.sessionIds()) await recheck(sessionId);
    } catch (error) {
      log.warn({ err: error }, 'rooms could not be compared with the database, trying again later');
    } finally {
      isRunning = false;
    }
  }

  async function recheck(sessionId: SessionId): Promise<void> {
    const session = await store.sessions.byId(sessionId);
    if (session === null || session.state === 'ended') {
      options.endSession(sessionId, session?.endedAt?.getTime() ?? clock.nowMs());
      return;
    }
    for (const { participantId, removedAt } of await store.participations.listBySession(sessionId)) {
      if (removedAt) options.removeParticipant(participantId);
    }
  }

  const timer = setInterval(() => void recheckAll(), options.everyMs);
  return { close: () => clearInterval(timer) };
}
