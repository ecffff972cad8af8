import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { ChatMessage } from '#core/protocol/signaling.ts';
import type { Clock } from '#platform/clock.ts';
import { cleanChatText } from './chat-text.ts';
import { createParticipantLimit } from './participant-limit.ts';
import type { RoomStore } from './room-store.ts';

/** The chat of one room: limited per participant, stored before anyone reads it. */
export type RoomChat = {
  /** Reads what was said before this room was opened here; once, repeated only after a failure. */
  load(): Promise<void>;
  /** The newest messages, oldest first. */
  history(): ChatMessage[];
  /** Stores a message. Whoever calls tells the room. */
  add(author: JoinClaims, text: string): Promise<ChatMessage>;
};

/** How many messages a newcomer gets. */
const HISTORY_MAX = 200;
/** [SG10] */
const MESSAGES_MAX = 5;
const MESSAGES_WINDOW_MS = 10_000;

export function createRoomChat({
  sessionId,
  store,
  clock,
}: {
  sessionId: SessionId;
  store: RoomStore['chat'];
  clock: Clock;
}): RoomChat {
  const messages: ChatMessage[] = [];
  const limit = createParticipantLimit({ max: MESSAGES_MAX, windowMs: MESSAGES_WINDOW_MS, clock });
  let loading: Promise<void> | null = null;

  function load(): Promise<void> {
    loading ??= read().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  async function read(): Promise<void> {
    messages.unshift(...(await store.listBySession(sessionId, HISTORY_MAX)));
  }

  async function add(author: JoinClaims, text: string): Promise<ChatMessage> {
    const cleanText = cleanChatText(text);
    if (cleanText === '') throw new AppError('bad-request', 'The message is empty.');
    if (!limit.tryTake(author.participantId)) {
      throw new AppError('too-many-requests', 'Slow down a little: too many messages.');
    }
    const { participantId, displayName, role, isSimulated } = author;
    const message: ChatMessage = {
      chatMessageId: randomUUID(),
      participantId,
      displayName,
      role,
      isSimulated,
      text: cleanText,
      sentAtMs: clock.nowMs(),
    };
    await store.add({
      chatMessageId: message.chatMessageId,
      sessionId,
      participantId,
      text: cleanText,
      sentAtMs: message.sentAtMs,
    });
    messages.push(message);
    if (messages.length > HISTORY_MAX) messages.shift();
    return message;
  }

  return { load, history: () => [...messages], add };
}
