import type { MemberRequestHandler } from '../request-handler.ts';

/** Everybody gets the message as a notification, the sender too: one path, one order. */
export const sendChat: MemberRequestHandler<'sendChat'> = async ({ room, member }, { text }) => {
  const message = await room.chat.add(member.claims, text);
  room.tell('chatMessage', message);
  return { chatMessageId: message.chatMessageId };
};
