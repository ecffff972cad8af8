import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  type DisconnectReason,
  type NotificationName,
  type NotificationPayload,
  notificationSchemas,
  type ParticipantInfo,
  type RequestName,
  type RequestPayload,
  type ResponsePayload,
  requestSchemas,
  type SignalingReply,
} from '#core/protocol/signaling.ts';
import { backOffMs } from './back-off.ts';

/** A participant's end of signaling: comes back by itself, believes only what fits the schemas. */
export type RoomLink = {
  /** Rejects when the room refuses, does not answer, or there is no connection. */
  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<ResponsePayload<Name>>;
  /** Everybody in the room, the own person too; empty while there is no connection. */
  roster(): ParticipantInfo[];
  close(): void;
};

export type RoomEvents = {
  /** On each new connection, when the room let us in. */
  onJoined(joined: ResponsePayload<'join'>): void;
  /** The connection, and with it transports and producers, is gone. */
  onLost(): void;
  onRosterChanged(): void;
  /** Any other notification; its payload fits the schema of that name. */
  onNotification(name: NotificationName, payload: unknown): void;
  /** The room will not have us back. */
  onEnd(reason: Exclude<DisconnectReason, 'server-stopping'>): void;
};

const REQUEST_TIMEOUT_MS = 10_000;

export function createRoomLink({
  origin,
  token,
  events,
  random,
}: {
  origin: string;
  /** A fresh join token; `null` when there will be none. */
  token(): Promise<string | null>;
  events: RoomEvents;
  random: () => number;
}): RoomLink {
  const people = new Map<string, ParticipantInfo>();
  let socket: Socket | null = null;
  let attempt = 0;
  let isClosed = false;
  let retryTimer: NodeJS.Timeout | undefined;

  async function request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>) {
    if (socket === null) throw new Error(`${name}: not connected`);
    const envelope = { requestId: randomUUID(), payload };
    const reply: SignalingReply<unknown> = await socket.timeout(REQUEST_TIMEOUT_MS).emitWithAck(name, envelope);
    if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
    return requestSchemas[name].response.parse(reply.payload) as ResponsePayload<Name>;
  }

  async function connect(): Promise<void> {
    try {
      const fresh = await token();
      if (isClosed) return;
      if (fresh === null) return end('session-ended');
      const opened = io(origin, {
        auth: { token: fresh },
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders: { origin },
      });
      socket = opened;
      opened.on('connect', () => void enter(opened));
      opened.on('connect_error', () => lost(opened));
      opened.on('disconnect', () => lost(opened));
      opened.onAny((name: string, payload: unknown) => {
        if (socket === opened) notified(name, payload);
      });
    } catch {
      retry();
    }
  }

  async function enter(opened: Socket): Promise<void> {
    try {
      const joined = await request('join', {});
      if (socket !== opened) return;
      attempt = 0;
      people.clear();
      for (const person of joined.participants) people.set(person.participantId, person);
      events.onJoined(joined);
      events.onRosterChanged();
    } catch {
      opened.disconnect();
      lost(opened);
    }
  }

  function notified(name: string, payload: unknown): void {
    if (!isNotificationName(name)) return;
    const parsed = notificationSchemas[name].safeParse(payload);
    if (!parsed.success) return;
    switch (name) {
      case 'participantJoined': {
        const { participant } = parsed.data as NotificationPayload<'participantJoined'>;
        people.set(participant.participantId, participant);
        return events.onRosterChanged();
      }
      case 'participantLeft':
        people.delete((parsed.data as NotificationPayload<'participantLeft'>).participantId);
        return events.onRosterChanged();
      case 'mediaRestarted':
        // Everything begins anew on a new connection.
        return void socket?.disconnect();
      case 'connectionEnding': {
        const { reason } = parsed.data as NotificationPayload<'connectionEnding'>;
        if (reason !== 'server-stopping') end(reason);
        return;
      }
      default:
        events.onNotification(name, parsed.data);
    }
  }

  function lost(which: Socket): void {
    if (socket !== which) return;
    socket = null;
    people.clear();
    which.close();
    events.onLost();
    retry();
  }

  function retry(): void {
    if (isClosed) return;
    retryTimer = setTimeout(() => void connect(), backOffMs(attempt, random));
    attempt += 1;
  }

  function end(reason: Exclude<DisconnectReason, 'server-stopping'>): void {
    if (isClosed) return;
    close();
    events.onEnd(reason);
  }

  function close(): void {
    isClosed = true;
    clearTimeout(retryTimer);
    const open = socket;
    socket = null;
    people.clear();
    open?.close();
  }

  void connect();
  return { request, roster: () => [...people.values()], close };
}

function isNotificationName(name: string): name is NotificationName {
  return Object.hasOwn(notificationSchemas, name);
}
