import { AppError } from '#core/errors.ts';
import type { EpochMs, ParticipantId, SessionId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { NotificationName, NotificationPayload, ParticipantInfo } from '#core/protocol/signaling.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { MediaRoom, ParticipantMedia, Sfu } from '#sfu/index.ts';
import { createRoomChat, type RoomChat } from './room-chat.ts';
import { createRoomCues, type RoomCues } from './room-cues.ts';
import { createRoomHands, type RoomHands } from './room-hands.ts';
import type { RoomStore } from './room-store.ts';
import type { Notify } from './signaling-socket.ts';

/** A participant who is in the room, through one connection. */
export type Member = {
  readonly claims: JoinClaims;
  readonly media: ParticipantMedia;
  readonly notify: Notify;
};

/** A live class: who is here, what they publish, what they say. */
export type Room = {
  readonly sessionId: SessionId;
  readonly chat: RoomChat;
  readonly cues: RoomCues;
  readonly hands: RoomHands;
  /** The media part, opened by the first who needs it. */
  openMedia(): Promise<MediaRoom>;
  /** Puts a participant in, or anew after `mediaRestarted`, and tells the others. */
  enter(options: { claims: JoinClaims; media: MediaRoom; notify: Notify }): Member;
  /** Takes a member out, unless that has happened, and tells the others. */
  leave(member: Member): void;
  participants(): ParticipantInfo[];
  find(participantId: ParticipantId): Member | undefined;
  infoOf(member: Member): ParticipantInfo;
  /** Notifies all but `except`. */
  tell<Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>, except?: Member): void;
  /** The session is over: tells everybody and closes. */
  end(endedAtMs: number): void;
  close(): void;
};

export type RoomOptions = {
  sessionId: SessionId;
  sfu: Pick<Sfu, 'openRoom'>;
  store: Pick<RoomStore, 'chat'>;
  clock: Clock;
  log: Log;
  /** How long an empty room stays, ms. */
  lingerMs: number;
  onClosed: () => void;
};

export function createRoom(options: RoomOptions): Room {
  const { sessionId, sfu, store, clock, log, lingerMs, onClosed } = options;
  const members = new Map<ParticipantId, Member>();
  const joinedAtMs = new Map<ParticipantId, EpochMs>();
  const chat = createRoomChat({ sessionId, store: store.chat, clock });
  const cues = createRoomCues({ clock });
  const hands = createRoomHands({ clock });
  let media: Promise<MediaRoom> | null = null;
  let state: 'open' | 'ended' | 'closed' = 'open';
  let lingerTimer = setTimeout(close, lingerMs);

  function lingerAnew(): void {
    clearTimeout(lingerTimer);
    if (members.size === 0 && state === 'open') lingerTimer = setTimeout(close, lingerMs);
  }

  function openMedia(): Promise<MediaRoom> {
    // Somebody is about to enter.
    lingerAnew();
    media ??= openAndKeep();
    return media;
  }

  async function openAndKeep(): Promise<MediaRoom> {
    try {
      const opened = await sfu.openRoom({ onRestarted: mediaRestarted });
      if (state !== 'open') opened.close();
      return opened;
    } catch (error) {
      media = null;
      throw error;
    }
  }

  function mediaRestarted(): void {
    media = null;
    if (state !== 'open') return;
    log.info({ members: members.size }, 'room media restarted');
    tell('mediaRestarted', {});
  }

  function enter(entering: { claims: JoinClaims; media: MediaRoom; notify: Notify }): Member {
    if (state === 'ended') throw new AppError('session-ended', 'This class is over.');
    if (state === 'closed' || entering.media.isClosed()) {
      throw new AppError('unavailable', 'The room is restarting. Please try again.');
    }
    clearTimeout(lingerTimer);
    const { claims, notify } = entering;
    const earlier = members.get(claims.participantId);
    const member: Member = {
      claims,
      notify,
      media: entering.media.addParticipant({
        role: claims.role,
        onProducerClosed: (producerId) =>
          tell('producerClosed', { participantId: claims.participantId, producerId }, member),
      }),
    };
    members.set(claims.participantId, member);
    if (!joinedAtMs.has(claims.participantId)) joinedAtMs.set(claims.participantId, clock.nowMs());
    hands.entered(claims.participantId);
    if (earlier) {
      for (const { producerId } of earlier.media.producers()) {
        tell('producerClosed', { participantId: claims.participantId, producerId }, member);
      }
      earlier.media.close();
    } else {
      tell('participantJoined', { participant: infoOf(member) }, member);
      log.info({ participantId: claims.participantId, members: members.size }, 'participant joined');
    }
    return member;
  }

  function infoOf({ claims, media: published }: Member): ParticipantInfo {
    const handRaisedAtMs = hands.raisedAtMs(claims.participantId);
    return {
      participantId: claims.participantId,
      slot: claims.slot,
      displayName: claims.displayName,
      role: claims.role,
      joinedAtMs: joinedAtMs.get(claims.participantId) ?? clock.nowMs(),
      isSimulated: claims.isSimulated,
      hasSimulatedStrap: claims.hasSimulatedStrap,
      isHandRaised: handRaisedAtMs !== null,
      handRaisedAtMs,
      producers: published.producers(),
    };
  }

  function leave(member: Member): void {
    const { participantId } = member.claims;
    if (members.get(participantId) !== member) return;
    members.delete(participantId);
    member.media.close();
    hands.left(participantId);
    tell('participantLeft', { participantId });
    log.info({ participantId, members: members.size }, 'participant left');
    lingerAnew();
  }

  function tell<Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>, except?: Member): void {
    for (const member of members.values()) {
      if (member !== except) member.notify(name, payload);
    }
  }

  function end(endedAtMs: number): void {
    if (state !== 'open') return;
    tell('sessionEnded', { endedAtMs });
    shut('ended');
  }

  function close(): void {
    if (state === 'open') shut('closed');
  }

  function shut(how: 'ended' | 'closed'): void {
    state = how;
    clearTimeout(lingerTimer);
    // Nobody is told about anybody leaving: all of them do.
    members.clear();
    media?.then(
      (opened) => opened.close(),
      // Whoever asked for it was told why it did not open.
      () => undefined,
    );
    log.info({ how }, 'room closed');
    onClosed();
  }

  return {
    sessionId,
    chat,
    cues,
    hands,
    openMedia,
    enter,
    leave,
    participants: () => [...members.values()].map(infoOf),
    find: (participantId) => members.get(participantId),
    infoOf,
    tell,
    end,
    close,
  };
}
