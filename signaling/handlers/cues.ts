import { AppError } from '#core/errors.ts';
import type { ParticipantId } from '#core/ids.ts';
import type { MemberRequestHandler } from '../request-handler.ts';
import type { Member, Room } from '../room.ts';
import { assertInstructor } from './roles.ts';

/** [SG17] */
export const sendCue: MemberRequestHandler<'sendCue'> = async ({ room, member }, { to, cue: content, isHeld }) => {
  assertInstructor(member);
  const addressee = to === 'class' ? null : participantIn(room, to);
  const cue = room.cues.add(member.claims, { to: addressee === null ? 'class' : 'you', content, isHeld });
  if (addressee === null) room.tell('cue', cue, member);
  else addressee.notify('cue', cue);
  return { cueId: cue.cueId, sentAtMs: cue.sentAtMs };
};

export const clearCue: MemberRequestHandler<'clearCue'> = async ({ room, member }) => {
  assertInstructor(member);
  const cleared = room.cues.clear();
  if (cleared !== null) room.tell('cueCleared', { cueId: cleared.cueId }, member);
  return {};
};

function participantIn(room: Room, participantId: ParticipantId): Member {
  const found = room.find(participantId);
  if (found?.claims.role !== 'participant') throw new AppError('not-found', 'This person is not in the class now.');
  return found;
}
