import type { JoinClaims } from '#core/join-claims.ts';
import type { DisconnectReason } from '#core/protocol/signaling.ts';
import type { Log } from '#platform/log.ts';
import type { Member, Room } from './room.ts';
import type { Notify, SignalingSocket } from './signaling-socket.ts';

/** Where a participant's connection is: connected only, in the room, or gone. */
type ConnectionState = { kind: 'outside' } | { kind: 'joined'; room: Room; member: Member } | { kind: 'closed' };

/** One socket of one participant. */
export type Connection = {
  /** Who this is, by the token; no message changes it. */
  readonly claims: JoinClaims;
  readonly log: Log;
  notify: Notify;
  state(): ConnectionState;
  joined(room: Room, member: Member): void;
  /** Leaves the room and stays connected. */
  leave(): void;
  /** Tells the other end why and closes. */
  end(reason: DisconnectReason): void;
  /** The socket closed: the participant leaves at once and joins again when back. */
  socketClosed(): void;
};

export function createConnection({ socket, log }: { socket: SignalingSocket; log: Log }): Connection {
  const { claims } = socket.data;
  let state: ConnectionState = { kind: 'outside' };

  // The maps of socket.io do not relate a name that is a type parameter with its payload; `Notify` does.
  const emit = socket.emit.bind(socket) as (name: string, payload: unknown) => unknown;

  function leave(): void {
    if (state.kind !== 'joined') return;
    const { room, member } = state;
    state = { kind: 'outside' };
    room.leave(member);
  }

  function socketClosed(): void {
    leave();
    state = { kind: 'closed' };
  }

  function end(reason: DisconnectReason): void {
    if (state.kind === 'closed') return;
    socketClosed();
    emit('connectionEnding', { reason });
    log.debug({ reason }, 'connection ended');
    socket.disconnect(true);
  }

  return {
    claims,
    log,
    notify: (name, payload) => emit(name, payload),
    state: () => state,
    joined: (room, member) => {
      state = { kind: 'joined', room, member };
    },
    leave,
    end,
    socketClosed,
  };
}
