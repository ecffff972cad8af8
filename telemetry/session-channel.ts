import type { Audience, SessionRole } from '#core/consent.ts';
import type { EpochMs, ParticipantId, SessionId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import { CLOSE_CODE, encodeFrame } from '#core/protocol/telemetry-frames.ts';
import { type Consent, createMember, type Member, nearMaximumFromBpm } from './member.ts';
import type { HubSocket } from './socket.ts';
import type { Ticker, Viewer } from './ticker.ts';

/** A decision of the ledger, from wherever the hub heard of it. */
export type ConsentFact = {
  participantId: ParticipantId;
  audience: Audience;
  consentEpoch: number;
  /** Left out where the source does not know. Once removed stays removed. */
  removed?: boolean;
};

/** One connection's end of the channel. */
export type ChannelSocket = HubSocket & {
  /** Sent readings that are not committed. */
  hasUnstored(): boolean;
};

/** A connection in its session. */
export type Seat = { readonly member: Member; leave(nowMs: EpochMs): void };

/** One session while somebody is connected to it: who is there, what they share, what is shown. */
export type SessionChannel = {
  readonly sessionId: SessionId;
  /** Set by `end`; `null` while the session may go on. */
  readonly endedAtMs: EpochMs | null;
  /** The highest epoch holds; of equal ones the first heard. Acts on open connections at once. */
  noteConsent(fact: ConsentFact): void;
  /** What holds for a participant; `null` for one that nobody told of. */
  consentOf(participantId: ParticipantId): Readonly<Consent> | null;
  /** A removed participant's connections are closed and its slot is gone. */
  remove(participantId: ParticipantId): void;
  /**
   * Takes a connection in and tells it how its own values are treated.
   * @returns null for somebody whose consent nobody told
   */
  enter(claims: JoinClaims, socket: ChannelSocket, nowMs: EpochMs): Seat | null;
  /** Shows what changed; of an ended session, closes the connections that have brought everything [EN1]. */
  tick(nowMs: EpochMs): void;
  /** Nothing is shown from now on. Idempotent. */
  end(endedAtMs: EpochMs, nowMs: EpochMs): void;
};

/** One connection, and whose it is. */
type Connected = Viewer & {
  readonly participantId: ParticipantId;
  readonly socket: ChannelSocket;
  readonly enteredAtMs: EpochMs;
};

/** [EN1] Time for readings that are on their way. */
const OPEN_AFTER_END_MS = 1000;
/** [EN1] */
const OPEN_AFTER_END_MAX_MS = 10_000;

const ROLES: readonly SessionRole[] = ['instructor', 'participant'];

export function createSessionChannel({ sessionId, ticker }: { sessionId: SessionId; ticker: Ticker }): SessionChannel {
  const consents = new Map<ParticipantId, Consent>();
  const members = new Map<ParticipantId, Member>();
  const viewers: Record<SessionRole, Set<Connected>> = { instructor: new Set(), participant: new Set() };
  let endedAtMs: EpochMs | null = null;
  let heardOfEndAtMs = Number.NEGATIVE_INFINITY;

  function connectionsOf(participantId: ParticipantId): Connected[] {
    return ROLES.flatMap((role) => [...viewers[role]].filter((viewer) => viewer.participantId === participantId));
  }

  function remove(participantId: ParticipantId): void {
    const consent = consents.get(participantId);
    if (consent) consent.isRemoved = true;
    else consents.set(participantId, { audience: 'nobody', epoch: -1, isRemoved: true });
    for (const { socket } of connectionsOf(participantId)) socket.close(CLOSE_CODE.removed);
  }

  /** [EN1] Also for those who came in after the end. */
  function closeThoseDone(nowMs: EpochMs): void {
    // A copy: closing a socket makes its connection leave.
    for (const { socket, enteredAtMs } of ROLES.flatMap((role) => [...viewers[role]])) {
      const openForMs = nowMs - Math.max(enteredAtMs, heardOfEndAtMs);
      if (openForMs < (socket.hasUnstored() ? OPEN_AFTER_END_MAX_MS : OPEN_AFTER_END_MS)) continue;
      socket.close(CLOSE_CODE.sessionEnded);
    }
  }

  return {
    sessionId,
    get endedAtMs() {
      return endedAtMs;
    },

    noteConsent({ participantId, audience, consentEpoch, removed }) {
      const consent = consents.get(participantId);
      if (!consent) {
        consents.set(participantId, { audience, epoch: consentEpoch, isRemoved: false });
      } else if (consentEpoch > consent.epoch) {
        consent.audience = audience;
        consent.epoch = consentEpoch;
        for (const { socket } of connectionsOf(participantId)) tellConsent(socket, consent);
      }
      if (removed) remove(participantId);
    },

    consentOf(participantId) {
      return consents.get(participantId) ?? null;
    },

    remove,

    enter(claims, socket, nowMs) {
      const consent = consents.get(claims.participantId);
      if (!consent) return null;
      const member =
        members.get(claims.participantId) ??
        createMember({
          participantId: claims.participantId,
          slot: claims.slot,
          consent,
          zoneBounds: claims.zoneLowerBoundsBpm,
          nearMaximumFromBpm: nearMaximumFromBpm(claims),
        });
      members.set(claims.participantId, member);
      member.zoneBounds = claims.zoneLowerBoundsBpm;
      member.nearMaximumFromBpm = nearMaximumFromBpm(claims);
      member.connectionCount++;
      const viewer: Connected = {
        participantId: claims.participantId,
        role: claims.role,
        socket,
        enteredAtMs: nowMs,
        needsSnapshot: true,
      };
      viewers[claims.role].add(viewer);
      tellConsent(socket, consent);
      return {
        member,
        leave(nowMs) {
          if (!viewers[claims.role].delete(viewer)) return;
          member.connectionCount--;
          member.leftAtMs = nowMs;
        },
      };
    },

    tick(nowMs) {
      if (endedAtMs !== null) return closeThoseDone(nowMs);
      for (const role of ROLES) {
        if (viewers[role].size > 0) ticker.tick({ role, members, viewers: viewers[role], nowMs });
      }
    },

    end(atMs, nowMs) {
      if (endedAtMs !== null) return;
      endedAtMs = atMs;
      heardOfEndAtMs = nowMs;
    },
  };
}

function tellConsent(socket: HubSocket, { audience, epoch }: Consent): void {
  socket.send(encodeFrame({ kind: 'consent', audience, epoch }));
}
