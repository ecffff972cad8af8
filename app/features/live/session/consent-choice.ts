import type { Audience } from '#core/consent.ts';
import type { ConsentAnswer } from '../../../lib/session-api.ts';
import type { RoomStore } from '../../../stores/room.ts';
import { withConsent, withDoubt } from '../../../stores/room-changes.ts';

/** With whom the own heart rate is shared, chosen by a person who may change their mind faster than the network. */
export type ConsentChoice = {
  /** Resolves when this choice, or one that came after it, holds or failed. Never rejects. */
  choose(audience: Audience): Promise<void>;
};

/**
 * One request at a time, so that choices cannot overtake one another; of those that wait only the last is sent. Until
 * the server has answered, what is said to hold is what held before: `audienceWish` is the choice, `audience` the truth.
 */
export function createConsentChoice({
  room,
  api,
  messageOf,
}: {
  room: RoomStore;
  api: {
    setAudience(audience: Audience): Promise<ConsentAnswer>;
    /** What the ledger says. */
    read(): Promise<ConsentAnswer>;
  };
  messageOf(error: unknown): string;
}): ConsentChoice {
  let sending: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    for (let wish = room.getState().audienceWish; wish !== null; wish = room.getState().audienceWish) {
      await send(wish);
      // Another choice may have come meanwhile, also the same one again after others.
      if (room.getState().audienceWish === wish) room.setState({ audienceWish: null });
    }
  }

  async function send(wish: Audience): Promise<void> {
    try {
      const answer = await api.setAudience(wish);
      room.setState((state) => withConsent(state, answer));
    } catch (error) {
      room.setState({ problem: messageOf(error) });
      // The answer may be lost and the change made.
      room.setState((state) => withDoubt(state, wish));
      await api.read().then(
        (answer) => room.setState((state) => withConsent(state, answer)),
        () => undefined,
      );
    }
  }

  return {
    choose(audience) {
      const { self, audience: holds, audienceWish } = room.getState();
      if ((audienceWish ?? holds) === audience) return sending ?? Promise.resolve();
      if (self === null) {
        room.setState({ audience, problem: null });
        return Promise.resolve();
      }
      room.setState({ audienceWish: audience, problem: null });
      sending ??= sendAll().finally(() => {
        sending = null;
      });
      return sending;
    },
  };
}
