import { msg } from '@lingui/core/macro';
import { io, type Socket } from 'socket.io-client';
import type {
  DisconnectReason,
  NotificationName,
  NotificationPayload,
  RequestName,
  RequestPayload,
  ResponsePayload,
  SignalingReply,
} from '#core/protocol/signaling.ts';
import { SIGNALING_PING_INTERVAL_MS, SIGNALING_PING_TIMEOUT_MS } from '#core/protocol/signaling-ping.ts';
import { wordedError } from '../error-words.ts';
import { randomUuid } from '../random-uuid.ts';
import { backoffMs } from '../telemetry/reconnect-backoff.ts';

/** Sends one request and resolves with its answer; rejects with `AppError`. */
export type SignalingRequest = <Name extends RequestName>(
  name: Name,
  payload: RequestPayload<Name>,
) => Promise<ResponsePayload<Name>>;

type Notifications = { [Name in NotificationName]: (payload: NotificationPayload<Name>) => void };

export type SignalingEvents = Omit<Notifications, 'connectionEnding'> & {
  /** A new connection, nothing joined on it yet. */
  onConnected(): void;
  /** `sinceMs`: on the page's monotonic clock; of a connection that fell silent, its last sign of life. */
  onDisconnected(sinceMs: number): void;
  /** The room will not have this connection back. */
  onEnd(reason: Exclude<DisconnectReason, 'server-stopping'>): void;
};

export type SignalingClient = {
  request: SignalingRequest;
  /** The room's last word, a ping too [SG21], on the page's monotonic clock; `null` before the first. */
  heardAtMs(): number | null;
  /** Drops the connection if there is one; a new one follows at once. */
  reconnect(): void;
  close(): void;
};

const REQUEST_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A connection that lasts this long ends the back-off; one that breaks at once does not. */
const STEADY_AFTER_MS = 5000;

/** socket.io without its own reconnection: each of our connections needs a token of its own. */
export function createSignalingClient({
  ticket,
  events,
  random = Math.random,
}: {
  /** A fresh join token. Rejects when there is none now; resolves `null` when there will be none. */
  ticket(): Promise<string | null>;
  events: SignalingEvents;
  random?: () => number;
}): SignalingClient {
  let socket: Socket | null = null;
  let attempt = 0;
  let isClosed = false;
  let isConnecting = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let steadyTimer: ReturnType<typeof setTimeout> | undefined;
  let lastReason: DisconnectReason | null = null;
  let heardAtMs: number | null = null;

  const heard = () => {
    heardAtMs = performance.now();
  };

  async function connect(): Promise<void> {
    let token: string | null;
    isConnecting = true;
    try {
      token = await ticket();
    } catch {
      return retry();
    } finally {
      isConnecting = false;
    }
    if (isClosed || token === null) return;
    const opened = io({
      path: '/socket.io',
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    socket = opened;
    lastReason = null;
    opened.io.on('ping', heard);
    opened.onAny(heard);
    opened.on('connect', () => {
      heard();
      steadyTimer = setTimeout(() => {
        attempt = 0;
      }, STEADY_AFTER_MS);
      events.onConnected();
    });
    opened.on('connect_error', () => lost(opened));
    opened.on('disconnect', (reason) => lost(opened, reason === 'ping timeout' ? silentSinceMs() : undefined));
    opened.on('connectionEnding', ({ reason }: NotificationPayload<'connectionEnding'>) => {
      lastReason = reason;
    });
    for (const name of NOTIFICATIONS) opened.on(name, events[name] as (payload: unknown) => void);
  }

  /** A page that slept was not away for all that time: no longer than socket.io waits. */
  function silentSinceMs(): number {
    const overdueSinceMs = performance.now() - SIGNALING_PING_INTERVAL_MS - SIGNALING_PING_TIMEOUT_MS;
    return Math.max(heardAtMs ?? overdueSinceMs, overdueSinceMs);
  }

  function lost(which: Socket, sinceMs = performance.now()): void {
    if (socket !== which) return;
    socket = null;
    clearTimeout(steadyTimer);
    which.removeAllListeners();
    which.offAny();
    which.io.off('ping', heard);
    which.close();
    if (isClosed) return;
    events.onDisconnected(sinceMs);
    if (lastReason !== null && lastReason !== 'server-stopping') {
      isClosed = true;
      events.onEnd(lastReason);
      return;
    }
    retry();
  }

  function retry(): void {
    if (isClosed) return;
    retryTimer = setTimeout(() => void connect(), backoffMs(attempt, random));
    attempt += 1;
  }

  void connect();

  return {
    request(name, payload) {
      const current = socket;
      if (current === null || !current.connected) {
        return Promise.reject(
          wordedError('unavailable', { words: msg`The connection to the room is down. We try again.` }),
        );
      }
      return new Promise((resolve, reject) => {
        current
          .timeout(REQUEST_TIMEOUT_MS)
          .emit(
            name,
            { requestId: randomUuid(), payload },
            (timedOut: Error | null, reply: SignalingReply<ResponsePayload<typeof name>>) => {
              if (timedOut !== null) {
                reject(wordedError('unavailable', { words: msg`The room does not answer.`, cause: timedOut }));
              } else if (reply.ok) resolve(reply.payload);
              else reject(wordedError(reply.code, { cause: reply.message }));
            },
          );
      });
    },
    heardAtMs: () => heardAtMs,
    reconnect() {
      if (socket !== null) return lost(socket);
      // Somebody is waiting for the back-off to be over, and does not want to any more.
      if (isClosed || isConnecting) return;
      clearTimeout(retryTimer);
      void connect();
    },
    close() {
      isClosed = true;
      clearTimeout(retryTimer);
      clearTimeout(steadyTimer);
      socket?.removeAllListeners();
      socket?.close();
      socket = null;
    },
  };
}

/** `connectionEnding` is kept here, see `lost`. */
const NOTIFICATIONS = [
  'participantJoined',
  'participantLeft',
  'producerAdded',
  'producerChanged',
  'producerClosed',
  'chatMessage',
  'cue',
  'cueCleared',
  'handChanged',
  'sessionEnded',
  'mediaRestarted',
] as const satisfies readonly Exclude<NotificationName, 'connectionEnding'>[];
