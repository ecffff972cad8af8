import { beforeEach, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import type { ConsentAnswer } from '../../../lib/session-api.ts';
import { createRoomStore, type RoomStore } from '../../../stores/room.ts';
import { withConsent } from '../../../stores/room-changes.ts';
import { aLiveClass } from '../test-live-class.ts';
import { type ConsentChoice, createConsentChoice } from './consent-choice.ts';

type Request = { audience: Audience; answer(): void; fail(): void };

/** The server: keeps the ledger, answers when the test says so. */
let requests: Request[];
let ledger: ConsentAnswer;
let isReadable: boolean;
let room: RoomStore;
let consent: ConsentChoice;

beforeEach(() => {
  requests = [];
  ledger = { audience: 'instructor', consentEpoch: 1 };
  isReadable = true;
  room = createRoomStore(aLiveClass({ viewer: { audience: 'instructor' } }), 0);
  room.setState({
    self: { participantId: 'p', slot: 1, role: 'participant', displayName: 'Ana', hasSimulatedStrap: false, ...ledger },
  });
  consent = createConsentChoice({
    room,
    api: {
      setAudience: (audience) =>
        new Promise((resolve, reject) => {
          const commit = () => {
            ledger = { audience, consentEpoch: ledger.consentEpoch + 1 };
          };
          requests.push({
            audience,
            answer() {
              commit();
              resolve(ledger);
            },
            fail: () => reject(new Error('no network')),
          });
        }),
      read: async () => {
        if (!isReadable) throw new Error('no network');
        return ledger;
      },
    },
    messageOf: () => 'That did not work.',
  });
});

const shown = () => {
  const { audience, audienceWish } = room.getState();
  return { audience, audienceWish };
};
/** Lets all pending promise callbacks run. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

it('sends one choice at a time, and of those that wait only the last', async () => {
  const done = consent.choose('class');
  void consent.choose('instructor');
  void consent.choose('nobody');
  expect(requests.map(({ audience }) => audience)).toEqual(['class']);
  requests[0]!.answer();
  await settled();
  expect(requests.map(({ audience }) => audience)).toEqual(['class', 'nobody']);
  requests[1]!.answer();
  await done;
  expect(ledger.audience).toBe('nobody');
  expect(shown()).toEqual({ audience: 'nobody', audienceWish: null });
});

it('does not say that less is shared before it is', async () => {
  void consent.choose('nobody');
  expect(shown()).toEqual({ audience: 'instructor', audienceWish: 'nobody' });
  requests[0]!.answer();
  await settled();
  expect(shown()).toEqual({ audience: 'nobody', audienceWish: null });
});

it('says what the ledger says when a request failed', async () => {
  void consent.choose('class');
  ledger = { audience: 'class', consentEpoch: 2 };
  requests[0]!.fail();
  await settled();
  expect(shown()).toEqual({ audience: 'class', audienceWish: null });
  expect(room.getState().problem).toBe('That did not work.');
});

it('says that nothing changed when the failed request changed nothing', async () => {
  void consent.choose('class');
  requests[0]!.fail();
  await settled();
  expect(shown()).toEqual({ audience: 'instructor', audienceWish: null });
});

it.each<[Audience, Audience]>([
  ['class', 'class'],
  ['nobody', 'instructor'],
])('says the wider one while nobody knows whether %s was heard', async (wish, said) => {
  isReadable = false;
  void consent.choose(wish);
  requests[0]!.fail();
  await settled();
  expect(shown().audience).toBe(said);
  // The hub's CONSENT after the next WELCOME, of the same epoch.
  room.setState((state) => withConsent(state, { audience: 'instructor', consentEpoch: 1 }));
  expect(shown().audience).toBe('instructor');
});

it('sends the choice that waited also after one that failed', async () => {
  void consent.choose('class');
  void consent.choose('nobody');
  requests[0]!.fail();
  await settled();
  expect(requests.map(({ audience }) => audience)).toEqual(['class', 'nobody']);
});

it('is not turned back by an older answer that comes late', async () => {
  void consent.choose('nobody');
  room.setState((state) => withConsent(state, { audience: 'class', consentEpoch: 5 }));
  requests[0]!.answer();
  await settled();
  expect(shown().audience).toBe('class');
});

it('only notes the choice before joining', () => {
  room.setState({ self: null });
  void consent.choose('class');
  expect(shown()).toEqual({ audience: 'class', audienceWish: null });
  expect(requests).toEqual([]);
});
