import { AppError } from '#core/errors.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { RequestHandler } from '../request-handler.ts';
import type { RoomStore } from '../room-store.ts';

export const join: RequestHandler<'join'> = async ({ connection, rooms, store, clock }) => {
  const { claims } = connection;
  // The room comes before the look into the database: a session that ends after that look ends this room.
  const room = rooms.of(claims.sessionId);
  await assertMayEnter(store, claims);
  const [media] = await Promise.all([room.openMedia(), room.chat.load()]);
  return () => {
    if (connection.state().kind === 'closed') throw new AppError('unavailable', 'The connection was closed.');
    const member = room.enter({ claims, media, notify: connection.notify });
    connection.joined(room, member);
    return {
      sessionId: claims.sessionId,
      self: room.infoOf(member),
      participants: room.participants(),
      routerRtpCapabilities: media.rtpCapabilities,
      chat: room.chat.history(),
      cue: room.cues.current(),
      serverTimeMs: clock.nowMs(),
    };
  };
};

/** A token is not proof that its bearer is still welcome, nor that the class is open; PostgreSQL is. */
async function assertMayEnter(store: RoomStore, claims: JoinClaims): Promise<void> {
  const [session, participation] = await Promise.all([
    store.sessions.byId(claims.sessionId),
    store.participations.byId(claims.participantId),
  ]);
  if (!session || !participation || participation.sessionId !== claims.sessionId) {
    throw new AppError('not-found', 'This class does not exist.');
  }
  if (participation.removedAt) throw new AppError('removed', 'You were removed from this class.');
  if (session.state === 'scheduled') throw new AppError('session-not-open', 'This class has not been opened yet.');
  if (session.state === 'ended') throw new AppError('session-ended', 'This class is over.');
}
