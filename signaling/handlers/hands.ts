import { AppError } from '#core/errors.ts';
import type { ParticipantId } from '#core/ids.ts';
import type { MemberRequestHandler } from '../request-handler.ts';
import type { Member, Room } from '../room.ts';
import { assertInstructor } from './roles.ts';

/** [SG20] */
export const setHand: MemberRequestHandler<'setHand'> = async ({ room, member }, { isRaised }) => {
  if (member.claims.role !== 'participant') throw new AppError('forbidden', 'Hands are for participants.');
  const { participantId } = member.claims;
  if (room.hands.set(participantId, isRaised)) tellHand(room, participantId, member);
  return {};
};

/** A hand that is down already, or whose owner has gone, is lowered. */
export const lowerHand: MemberRequestHandler<'lowerHand'> = async ({ room, member }, { participantId }) => {
  assertInstructor(member);
  if (room.hands.lower(participantId)) tellHand(room, participantId, member);
  return {};
};

function tellHand(room: Room, participantId: ParticipantId, cause: Member): void {
  const handRaisedAtMs = room.hands.raisedAtMs(participantId);
  room.tell('handChanged', { participantId, isHandRaised: handRaisedAtMs !== null, handRaisedAtMs }, cause);
}
