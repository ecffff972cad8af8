import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { Server } from 'socket.io';
import type { BusMessage } from '#core/bus-messages.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import { type DisconnectReason, SIGNALING_MESSAGE_MAX_BYTES } from '#core/protocol/signaling.ts';
import { SIGNALING_PING_INTERVAL_MS, SIGNALING_PING_TIMEOUT_MS } from '#core/protocol/signaling-ping.ts';
import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Sfu } from '#sfu/index.ts';
import { createRequestCheck, createTokenCheck, type TokenVerifier } from './admission.ts';
import { type Connection, createConnection } from './connection.ts';
import { createRecheck } from './recheck.ts';
import { createRequestPipeline } from './request-pipeline.ts';
import type { RoomStore } from './room-store.ts';
import { createRooms } from './rooms.ts';
import type { SignalingServer, SignalingSocket } from './signaling-socket.ts';

export type SignalingOptions = {
  /** The server of the pages; not closed here. */
  httpServer: HttpServer | HttpsServer;
  /** Where socket.io answers, `/socket.io`. */
  path: string;
  sfu: Pick<Sfu, 'openRoom'>;
  tokens: TokenVerifier;
  isAllowedOrigin: (origin: string | undefined) => boolean;
  bus: Bus;
  store: RoomStore;
  clock: Clock;
  log: Log;
  /** How long an empty room keeps its router, ms. Default 30,000. */
  emptyRoomLingerMs?: number;
  /** How often rooms look into PostgreSQL for what the bus did not tell, ms. Default 15,000. */
  recheckEveryMs?: number;
};

export type Signaling = {
  roomCount(): number;
  connectionCount(): number;
  /** Tells everybody that the server stops and closes rooms and connections. */
  close(): Promise<void>;
};

/** How long a connection may stay without a token. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Other listeners on this server (the way to the telemetry hub, Vite) must have answered an upgrade within this time. */
const FOREIGN_UPGRADE_TIMEOUT_MS = 10_000;
/** How long `close()` waits for the last messages to go out. */
const GOODBYE_TIMEOUT_MS = 500;

export function attachSignaling(options: SignalingOptions): Signaling {
  const { sfu, store, bus, clock, log } = options;
  const connections = new Map<ParticipantId, Connection>();
  const rooms = createRooms({ sfu, store, clock, log, lingerMs: options.emptyRoomLingerMs ?? 30_000 });
  let stopping: Promise<void> | null = null;

  const io: SignalingServer = new Server(options.httpServer, {
    path: options.path,
    serveClient: false,
    maxHttpBufferSize: SIGNALING_MESSAGE_MAX_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    destroyUpgradeTimeout: FOREIGN_UPGRADE_TIMEOUT_MS,
    pingInterval: SIGNALING_PING_INTERVAL_MS,
    pingTimeout: SIGNALING_PING_TIMEOUT_MS,
    allowRequest: createRequestCheck({
      isAllowedOrigin: options.isAllowedOrigin,
      isStopping: () => stopping !== null,
      log,
    }),
  });
  const checkToken = createTokenCheck({ tokens: options.tokens, log });
  io.use((socket, next) => void checkToken(socket, next));
  io.on('connection', accept);

  function accept(socket: SignalingSocket): void {
    const { sessionId, participantId } = socket.data.claims;
    const connection = createConnection({ socket, log: log.child({ sessionId, participantId }) });
    connections.get(participantId)?.end('replaced');
    connections.set(participantId, connection);
    const pipeline = createRequestPipeline({
      context: { connection, rooms, store, clock },
      onFlood: () => socket.disconnect(true),
    });
    socket.onAny((name: string, ...args: unknown[]) => pipeline.handleEvent(name, args));
    socket.on('disconnect', (reason) => {
      connection.log.debug({ reason }, 'socket closed');
      if (connections.get(participantId) === connection) connections.delete(participantId);
      connection.socketClosed();
    });
  }

  function endSession(sessionId: SessionId, endedAtMs: number): void {
    rooms.find(sessionId)?.end(endedAtMs);
    endConnections('session-ended', (connection) => connection.claims.sessionId === sessionId);
  }

  function removeParticipant(participantId: ParticipantId): void {
    connections.get(participantId)?.end('removed');
  }

  function endConnections(reason: DisconnectReason, isMeant: (connection: Connection) => boolean): void {
    for (const connection of [...connections.values()]) {
      if (isMeant(connection)) connection.end(reason);
    }
  }

  function handleBusMessage(message: BusMessage): void {
    if (message.kind === 'session-ended') endSession(message.sessionId, message.endedAtMs);
    if (message.kind === 'participant-removed') removeParticipant(message.participantId);
  }

  const unsubscribe = bus.subscribe(handleBusMessage);
  const recheck = createRecheck({
    everyMs: options.recheckEveryMs ?? 15_000,
    sessionIds: () => rooms.all().map((room) => room.sessionId),
    store,
    clock,
    log,
    endSession,
    removeParticipant,
  });

  async function stop(): Promise<void> {
    unsubscribe();
    recheck.close();
    const goodbyes = [...io.of('/').sockets.values()].map(
      (socket) => new Promise<void>((resolve) => socket.conn.once('close', () => resolve())),
    );
    endConnections('server-stopping', () => true);
    rooms.close();
    await Promise.race([Promise.all(goodbyes), timeout(GOODBYE_TIMEOUT_MS)]);
    io.engine.close();
  }

  return {
    roomCount: () => rooms.all().length,
    connectionCount: () => connections.size,
    close: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function timeout(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs).unref();
  });
}
