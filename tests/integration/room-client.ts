import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { ErrorCode } from '#core/errors.ts';
import {
  type NotificationName,
  type NotificationPayload,
  notificationSchemas,
  type RequestName,
  type RequestPayload,
  type ResponsePayload,
  requestSchemas,
  type SignalingReply,
} from '#core/protocol/signaling.ts';

type Notification = { name: string; payload: unknown };

/** A participant's end of signaling that believes nothing: every reply and notification has to fit its schema. */
export type RoomClient = {
  readonly socket: Socket;
  /** Every notification so far, in order. */
  readonly notifications: readonly Notification[];
  /** The payload of a reply that must be good. */
  ask<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<ResponsePayload<Name>>;
  /** The code of a reply that must be a refusal. */
  refusal(name: string, payload: unknown): Promise<ErrorCode>;
  /** The raw reply to a raw envelope. */
  send(name: string, ...args: unknown[]): Promise<SignalingReply<unknown>>;
  /** The next notification of that name that no earlier call has taken. */
  next<Name extends NotificationName>(name: Name): Promise<NotificationPayload<Name>>;
  /** Resolves with socket.io's reason when the connection is closed. */
  readonly closed: Promise<string>;
  close(): void;
};

/** Connects, or throws what socket.io reports; a refusal by token has `data.code`. */
export async function connectClient({
  url,
  token,
  origin,
  transports = ['websocket'],
}: {
  url: string;
  token: unknown;
  /** `Origin` header, as a browser would send it. */
  origin?: string;
  transports?: ('websocket' | 'polling')[];
}): Promise<RoomClient> {
  const socket = io(url, {
    auth: { token },
    transports,
    reconnection: false,
    forceNew: true,
    ...(origin !== undefined && { extraHeaders: { origin } }),
  });
  const client = createClient(socket);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
  } catch (error) {
    socket.close();
    throw error;
  }
  return client;
}

function createClient(socket: Socket): RoomClient {
  const notifications: Notification[] = [];
  const taken = new Set<Notification>();
  const wakers = new Set<() => void>();
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<string>();

  socket.onAny((name: string, payload: unknown) => {
    if (!Object.hasOwn(notificationSchemas, name)) throw new Error(`unknown notification ${name}`);
    notificationSchemas[name as NotificationName].parse(payload);
    notifications.push({ name, payload });
    for (const wake of wakers) wake();
  });
  socket.on('disconnect', (reason) => resolveClosed(reason));

  function send(name: string, ...args: unknown[]): Promise<SignalingReply<unknown>> {
    return socket.timeout(10_000).emitWithAck(name, ...args);
  }

  async function ask<Name extends RequestName>(name: Name, payload: RequestPayload<Name>) {
    const reply = await send(name, { requestId: randomUUID(), payload });
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.code} ${reply.message}`);
    return requestSchemas[name].response.parse(reply.payload) as ResponsePayload<Name>;
  }

  async function refusal(name: string, payload: unknown): Promise<ErrorCode> {
    const reply = await send(name, { requestId: randomUUID(), payload });
    if (reply.ok) throw new Error(`${name} was not refused`);
    return reply.code;
  }

  async function next<Name extends NotificationName>(name: Name): Promise<NotificationPayload<Name>> {
    for (;;) {
      const found = notifications.find((notification) => notification.name === name && !taken.has(notification));
      if (found) {
        taken.add(found);
        return notificationSchemas[name].parse(found.payload) as NotificationPayload<Name>;
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          wakers.delete(wake);
          resolve();
        };
        wakers.add(wake);
      });
    }
  }

  return { socket, notifications, ask, refusal, send, next, closed, close: () => socket.close() };
}
