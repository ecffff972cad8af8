import { AppError } from '#core/errors.ts';
import type { ParticipantId } from '#core/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { createParticipantLimit } from './participant-limit.ts';

/** Whose hands are up in one room, and since when. */
export type RoomHands = {
  /** Unix ms on the session clock; `null` while the hand is down. */
  raisedAtMs(participantId: ParticipantId): number | null;
  /** A participant's own doing, limited. Says whether something changed. */
  set(participantId: ParticipantId, isRaised: boolean): boolean;
  /** Somebody else lowers it. Says whether something changed. */
  lower(participantId: ParticipantId): boolean;
  entered(participantId: ParticipantId): void;
  left(participantId: ParticipantId): void;
};

/** [SG20] */
const CHANGES_MAX = 10;
const CHANGES_WINDOW_MS = 10_000;
/** [SG20] A question survives a bad network, not a break. */
const AWAY_MAX_MS = 60_000;

export function createRoomHands({ clock }: { clock: Clock }): RoomHands {
  const limit = createParticipantLimit({ max: CHANGES_MAX, windowMs: CHANGES_WINDOW_MS, clock });
  const raised = new Map<ParticipantId, { atMs: number; leftAtMs: number | null }>();

  return {
    raisedAtMs: (participantId) => raised.get(participantId)?.atMs ?? null,
    set(participantId, isRaised) {
      if (!limit.tryTake(participantId)) {
        throw new AppError('too-many-requests', 'Slow down a little: too many changes.');
      }
      if (!isRaised) return raised.delete(participantId);
      if (raised.has(participantId)) return false;
      raised.set(participantId, { atMs: clock.nowMs(), leftAtMs: null });
      return true;
    },
    lower: (participantId) => raised.delete(participantId),
    entered(participantId) {
      const hand = raised.get(participantId);
      if (hand === undefined || hand.leftAtMs === null) return;
      if (clock.nowMs() - hand.leftAtMs > AWAY_MAX_MS) raised.delete(participantId);
      else hand.leftAtMs = null;
    },
    left(participantId) {
      const hand = raised.get(participantId);
      if (hand !== undefined) hand.leftAtMs = clock.nowMs();
    },
  };
}
