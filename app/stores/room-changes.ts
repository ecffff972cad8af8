import type { Audience } from '#core/consent.ts';
import type {
  Cue,
  NotificationPayload,
  ParticipantInfo,
  ProducerInfo,
  ResponsePayload,
} from '#core/protocol/signaling.ts';
import type { RoomState } from './room.ts';

/** What each message of the room changes. Pure, so that the order of messages can be tested. */

const CHAT_KEPT = 200;

const bySlot = (a: ParticipantInfo, b: ParticipantInfo) => a.slot - b.slot;

export function withSnapshot(state: RoomState, { self, participants, chat, cue }: ResponsePayload<'join'>): RoomState {
  const others = participants.filter(({ participantId }) => participantId !== self.participantId).sort(bySlot);
  const nudge = state.latestCue?.to === 'you' ? state.latestCue : null;
  return {
    ...state,
    others,
    chat: chat.slice(-CHAT_KEPT),
    isHandRaised: self.isHandRaised,
    latestCue: nudge ?? cue,
    // A cue that was cleared meanwhile is not held any more.
    classCue: cue ?? unheld(state.classCue),
  };
}

/** A participant who comes back replaces the earlier entry. */
export function withParticipantJoined(
  state: RoomState,
  { participant }: NotificationPayload<'participantJoined'>,
): RoomState {
  if (participant.participantId === state.self?.participantId) return state;
  const rest = state.others.filter(({ participantId }) => participantId !== participant.participantId);
  return { ...state, others: [...rest, participant].sort(bySlot) };
}

export function withParticipantLeft(
  state: RoomState,
  { participantId }: NotificationPayload<'participantLeft'>,
): RoomState {
  return { ...state, others: state.others.filter((other) => other.participantId !== participantId) };
}

/** For `producerAdded` and `producerChanged`: [SG7] a new producer of a source replaces the earlier one. */
export function withProducer(
  state: RoomState,
  { participantId, producer }: NotificationPayload<'producerAdded'>,
): RoomState {
  return withProducersOf(state, participantId, (producers) => [
    ...producers.filter(({ source, producerId }) => source !== producer.source && producerId !== producer.producerId),
    producer,
  ]);
}

export function withoutProducer(
  state: RoomState,
  { participantId, producerId }: NotificationPayload<'producerClosed'>,
): RoomState {
  const { [producerId]: _closed, ...tracks } = state.tracks;
  return withProducersOf({ ...state, tracks }, participantId, (producers) =>
    producers.filter((producer) => producer.producerId !== producerId),
  );
}

function withProducersOf(
  state: RoomState,
  participantId: string,
  change: (producers: ProducerInfo[]) => ProducerInfo[],
): RoomState {
  return {
    ...state,
    others: state.others.map((other) =>
      other.participantId === participantId ? { ...other, producers: change(other.producers) } : other,
    ),
  };
}

export function withChatMessage(
  state: RoomState,
  message: NotificationPayload<'chatMessage'>,
  isChatOpen: boolean,
): RoomState {
  if (state.chat.some(({ chatMessageId }) => chatMessageId === message.chatMessageId)) return state;
  const isUnread = !isChatOpen && message.participantId !== state.self?.participantId;
  return {
    ...state,
    chat: [...state.chat, message].slice(-CHAT_KEPT),
    unreadCount: state.unreadCount + (isUnread ? 1 : 0),
  };
}

/** [SG19] Of a nudge and the class's cue the newer one is shown. */
export function withCue(state: RoomState, cue: Cue): RoomState {
  return { ...state, latestCue: cue, classCue: cue.to === 'class' ? cue : state.classCue };
}

/** [SG19] Its time is over; under a nudge the class's cue may still be held. */
export function withCueOver(state: RoomState, cueId: string): RoomState {
  const { latestCue, classCue } = state;
  if (latestCue?.cueId !== cueId) return state;
  return { ...state, latestCue: classCue?.isHeld === true && classCue.cueId !== cueId ? classCue : null };
}

export function withCueCleared(state: RoomState, { cueId }: NotificationPayload<'cueCleared'>): RoomState {
  const { latestCue, classCue } = state;
  return {
    ...state,
    latestCue: latestCue?.cueId === cueId ? null : latestCue,
    classCue: classCue?.cueId === cueId ? unheld(classCue) : classCue,
  };
}

function unheld(cue: Cue | null): Cue | null {
  return cue?.isHeld === true ? { ...cue, isHeld: false } : cue;
}

/** Somebody's hand, or one's own that the instructor lowered. */
export function withHand(
  state: RoomState,
  { participantId, isHandRaised, handRaisedAtMs }: NotificationPayload<'handChanged'>,
): RoomState {
  if (participantId === state.self?.participantId) return { ...state, isHandRaised };
  return {
    ...state,
    others: state.others.map((other) =>
      other.participantId === participantId ? { ...other, isHandRaised, handRaisedAtMs } : other,
    ),
  };
}

/** The connection to the room is gone: everybody stays on the list, with the last frame that came. */
export function withLinkLost(state: RoomState, sinceMs: number): RoomState {
  if (state.link.state === 'lost') return state;
  return { ...state, link: { state: 'lost', sinceMs }, video: 'idle' };
}

/** Everybody whose voice is heard now: open microphones, and the instructor's in any case. */
export function heardProducerIds(others: readonly ParticipantInfo[]): string[] {
  return others.flatMap(({ role, producers }) =>
    producers
      .filter(({ source, isPaused }) => source === 'microphone' && (role === 'instructor' || !isPaused))
      .map(({ producerId }) => producerId),
  );
}

/** A participant's producer of one source, if there is one. */
export function producerOf(participant: ParticipantInfo, source: ProducerInfo['source']): ProducerInfo | undefined {
  return participant.producers.find((producer) => producer.source === source);
}

/** A decision of the ledger, from hub or server: the highest epoch holds, whoever tells of it first [DN5]. */
export function withConsent(
  state: RoomState,
  { audience, consentEpoch }: { audience: Audience; consentEpoch: number },
): RoomState {
  const { self } = state;
  if (self === null || consentEpoch < self.consentEpoch) return state;
  return { ...state, audience, self: { ...self, audience, consentEpoch } };
}

const REACH: readonly Audience[] = ['nobody', 'instructor', 'class'];

/** A change whose answer was lost may have been made: until somebody knows, the wider of the two is what is said. */
export function withDoubt(state: RoomState, attempted: Audience): RoomState {
  return REACH.indexOf(attempted) > REACH.indexOf(state.audience) ? { ...state, audience: attempted } : state;
}

/** Once the class was told so, it stays so. */
export function isOwnHeartRateSimulated({ self, simulatedStrap }: Pick<RoomState, 'self' | 'simulatedStrap'>): boolean {
  return self === null ? simulatedStrap === 'used' : self.hasSimulatedStrap;
}
