import type { ParticipantId } from '#core/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.ts';

/** A sliding window per participant, not per connection: a reconnect does not make a flood welcome. */
export type ParticipantLimit = { tryTake(participantId: ParticipantId): boolean };

export function createParticipantLimit(options: { max: number; windowMs: number; clock: Clock }): ParticipantLimit {
  const windows = new Map<ParticipantId, SlidingWindow>();
  return {
    tryTake(participantId) {
      const known = windows.get(participantId);
      if (known) return known.tryTake();
      const window = createSlidingWindow(options);
      windows.set(participantId, window);
      return window.tryTake();
    },
  };
}
