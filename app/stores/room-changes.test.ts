import { describe, expect, it } from 'vitest';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import type { ChatMessage, Cue, ParticipantInfo } from '#core/protocol/signaling.ts';
import type { LiveClassData } from '../features/live/live-class-data.ts';
import { initialRoomState, type RoomState } from './room.ts';
import {
  heardProducerIds,
  withChatMessage,
  withCue,
  withCueCleared,
  withCueOver,
  withHand,
  withLinkLost,
  withoutProducer,
  withParticipantJoined,
  withParticipantLeft,
  withProducer,
  withSnapshot,
} from './room-changes.ts';

const data: LiveClassData = {
  session: {
    sessionId: 'session' as SessionId,
    title: 'Threshold 4 × 4',
    studioName: 'Northlight Studio',
    instructorName: 'Mara Lindqvist',
    isInstructorSimulated: false,
    state: 'live',
    startsAtMs: 0,
    startedAtMs: 0,
    plannedMinutes: 45,
  },
  viewer: { role: 'participant', displayName: 'Ines', audience: 'instructor' },
  zones: { lowerBoundsBpm: [112, 131, 150, 169], hrMaxBpm: 187, isHrMaxEstimated: true },
};

const aParticipant = (name: string, change: Partial<ParticipantInfo> = {}): ParticipantInfo => ({
  participantId: name as ParticipantId,
  slot: name.length,
  displayName: name,
  role: 'participant',
  joinedAtMs: 0,
  isSimulated: false,
  hasSimulatedStrap: false,
  isHandRaised: false,
  handRaisedAtMs: null,
  producers: [],
  ...change,
});

const aMessage = (text: string): ChatMessage => ({
  chatMessageId: text,
  participantId: 'Aiko' as ParticipantId,
  displayName: 'Aiko',
  role: 'participant',
  isSimulated: false,
  text,
  sentAtMs: 0,
});

const aCue = (cueId: string, change: Partial<Cue> = {}): Cue => ({
  cueId,
  to: 'class',
  cue: { kind: 'push' },
  isHeld: false,
  sentAtMs: 0,
  fromName: 'Mara Lindqvist',
  isSimulated: false,
  ...change,
});

const inRoom = (...others: ParticipantInfo[]): RoomState => ({ ...initialRoomState(data, 0), others });

describe('the room', () => {
  it('takes everybody but oneself from the snapshot, in the order of their slots', () => {
    const self = aParticipant('Ines', { slot: 1 });
    const state = withSnapshot(inRoom(), {
      sessionId: data.session.sessionId,
      self,
      participants: [aParticipant('Tomás', { slot: 3 }), self, aParticipant('Mara', { slot: 0 })],
      routerRtpCapabilities: {},
      chat: [],
      cue: null,
      serverTimeMs: 0,
    });
    expect(state.others.map(({ displayName }) => displayName)).toEqual(['Mara', 'Tomás']);
  });

  it('has somebody who comes back once', () => {
    const state = withParticipantJoined(inRoom(aParticipant('Aiko')), { participant: aParticipant('Aiko') });
    expect(state.others).toHaveLength(1);
  });

  it('forgets who left', () => {
    const state = withParticipantLeft(inRoom(aParticipant('Aiko'), aParticipant('Oskar')), {
      participantId: 'Aiko' as ParticipantId,
    });
    expect(state.others.map(({ displayName }) => displayName)).toEqual(['Oskar']);
  });

  it('[SG7] keeps one camera per participant', () => {
    const participantId = 'Aiko' as ParticipantId;
    const camera = (producerId: string, isPaused: boolean) => ({ producerId, source: 'camera' as const, isPaused });
    let state = inRoom(aParticipant('Aiko'));
    state = withProducer(state, { participantId, producer: camera('one', false) });
    state = withProducer(state, { participantId, producer: camera('two', false) });
    state = withProducer(state, { participantId, producer: camera('two', true) });
    expect(state.others[0]?.producers).toEqual([camera('two', true)]);
    expect(withoutProducer(state, { participantId, producerId: 'two' }).others[0]?.producers).toEqual([]);
  });

  it('hears the instructor always and the others when their microphone is open', () => {
    const microphone = (producerId: string, isPaused: boolean) => ({
      producerId,
      source: 'microphone' as const,
      isPaused,
    });
    const others = [
      aParticipant('Mara', { role: 'instructor', producers: [microphone('mara', true)] }),
      aParticipant('Aiko', { producers: [microphone('aiko', true)] }),
      aParticipant('Oskar', { producers: [microphone('oskar', false)] }),
    ];
    expect(heardProducerIds(others)).toEqual(['mara', 'oskar']);
  });

  it('counts chat that nobody saw, and shows each message once', () => {
    let state = withChatMessage(inRoom(), aMessage('hello'), false);
    state = withChatMessage(state, aMessage('hello'), false);
    state = withChatMessage(state, aMessage('seen'), true);
    expect(state.chat.map(({ text }) => text)).toEqual(['hello', 'seen']);
    expect(state.unreadCount).toBe(1);
  });

  it('keeps everybody on the list while the connection is lost, and when it was lost first', () => {
    const lost = withLinkLost(inRoom(aParticipant('Aiko')), 100);
    expect(lost.others).toHaveLength(1);
    expect(withLinkLost(lost, 900).link).toEqual({ state: 'lost', sinceMs: 100 });
  });
});

describe('cues', () => {
  it('[SG19] are on the screen until their time is over, and known afterwards', () => {
    const shown = withCue(inRoom(), aCue('push'));
    expect(shown.latestCue?.cueId).toBe('push');
    const over = withCueOver(shown, 'push');
    expect([over.latestCue, over.classCue?.cueId]).toEqual([null, 'push']);
  });

  it('[SG19] do not end with an earlier one', () => {
    const state = withCue(withCue(inRoom(), aCue('push')), aCue('ease'));
    expect(withCueOver(state, 'push').latestCue?.cueId).toBe('ease');
  });

  it('[SG19] that are held come back after a nudge, until they are cleared', () => {
    const held = withCue(inRoom(), aCue('hold', { isHeld: true }));
    const nudged = withCue(held, aCue('elbows', { to: 'you' }));
    expect(nudged.latestCue?.cueId).toBe('elbows');
    expect(withCueOver(nudged, 'elbows').latestCue?.cueId).toBe('hold');
    const cleared = withCueCleared(nudged, { cueId: 'hold' });
    expect(cleared.latestCue?.cueId).toBe('elbows');
    expect(withCueOver(cleared, 'elbows').latestCue).toBeNull();
    expect(withCueCleared(held, { cueId: 'hold' }).latestCue).toBeNull();
  });

  it('[SG19] that were cleared while the connection was away are gone', () => {
    const held = withCue(inRoom(), aCue('hold', { isHeld: true }));
    const self = aParticipant('Ines');
    const snapshot = { sessionId: data.session.sessionId, self, participants: [self], routerRtpCapabilities: {} };
    const back = withSnapshot(held, { ...snapshot, chat: [], cue: null, serverTimeMs: 0 });
    expect([back.latestCue, back.classCue?.isHeld]).toEqual([null, false]);
  });
});

it('[SG20] shows whose hand is up, one’s own too', () => {
  const self = { participantId: 'Ines', audience: 'instructor' } as RoomState['self'];
  const state: RoomState = { ...inRoom(aParticipant('Aiko')), self };
  const up = { isHandRaised: true, handRaisedAtMs: 1000 };
  const aiko = withHand(state, { participantId: 'Aiko' as ParticipantId, ...up });
  expect(aiko.others[0]).toMatchObject(up);
  expect(aiko.isHandRaised).toBe(false);
  expect(withHand(state, { participantId: 'Ines' as ParticipantId, ...up }).isHandRaised).toBe(true);
});
