import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { JoinClaims } from '#core/join-claims.ts';
import type {
  ClientToServerEvents,
  NotificationName,
  NotificationPayload,
  ServerToClientEvents,
} from '#core/protocol/signaling.ts';

/** What the token said about who is at the other end; set once, before the connection is handed out. */
type SocketData = { claims: JoinClaims };

export type SignalingServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type SignalingSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** Sends one notification to one connection. */
export type Notify = <Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>) => void;
