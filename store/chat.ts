import type { Kysely } from 'kysely';
import type { EpochMs, ParticipantId, SessionId } from '#core/ids.ts';
import type { ChatMessage } from '#core/protocol/signaling.ts';
import type { Schema } from './schema.ts';

export type Chat = {
  /** Adding the same id again changes nothing. */
  add(message: {
    /** UUID. */
    chatMessageId: string;
    sessionId: SessionId;
    participantId: ParticipantId;
    /** 1…500 characters. */
    text: string;
    sentAtMs: EpochMs;
  }): Promise<void>;
  /** The newest `limit` messages, oldest first. */
  listBySession(sessionId: SessionId, limit: number): Promise<ChatMessage[]>;
};

export function createChat(db: Kysely<Schema>): Chat {
  return {
    async add({ chatMessageId, sessionId, participantId, text, sentAtMs }) {
      await db
        .insertInto('chat_message')
        .values({
          id: chatMessageId,
          session_id: sessionId,
          participation_id: participantId,
          text,
          sent_at: new Date(sentAtMs),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async listBySession(sessionId, limit) {
      const newestFirst = await db
        .selectFrom('chat_message')
        .innerJoin('participation', 'participation.id', 'chat_message.participation_id')
        .select([
          'chat_message.id as chatMessageId',
          'chat_message.participation_id as participantId',
          'participation.display_name as displayName',
          'participation.role',
          'participation.is_simulated as isSimulated',
          'chat_message.text',
          'chat_message.sent_at as sentAt',
        ])
        .where('chat_message.session_id', '=', sessionId)
        .orderBy('chat_message.sent_at', 'desc')
        .orderBy('chat_message.id', 'desc')
        .limit(limit)
        .execute();
      return newestFirst.reverse().map(({ sentAt, ...message }) => ({ ...message, sentAtMs: sentAt.getTime() }));
    },
  };
}
