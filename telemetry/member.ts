import type { Audience, SessionRole } from '#core/consent.ts';
import { maySee } from '#core/consent.ts';
import type { EpochMs, ParticipantId, Slot } from '#core/ids.ts';
import type { SensorState, TickEntry } from '#core/protocol/telemetry-frames.ts';
import { LIVE_FOR_MS } from '#core/protocol/telemetry-frames.ts';
import type { ZoneBounds } from '#core/zones.ts';

/** [DN4] A participant whose last connection closed so long ago has left, ms. */
const LEFT_AFTER_MS = 30_000;

/** With whom one participant's values are shared now. One object per participant and channel, changed in place. */
export type Consent = { audience: Audience; epoch: number; isRemoved: boolean };

/** A participant of a session as the hub knows it while somebody is connected to the session. */
export type Member = {
  readonly participantId: ParticipantId;
  readonly slot: Slot;
  readonly consent: Consent;
  /** From the newest token. */
  zoneBounds: ZoneBounds;
  /** [DN9] From here on near the own maximum. */
  nearMaximumFromBpm: number;
  /** Open connections, and when the last one closed. */
  connectionCount: number;
  leftAtMs: EpochMs;
  /** Newest reading by capture time; 0 while there is none. Flat fields, since they change with every beat. */
  bpm: number;
  /** Never after the time it was received. */
  capturedAtMs: EpochMs;
  sensor: SensorState;
  sensorChangedAtMs: EpochMs;
  /** What viewers of each role were told last: state, zone and bpm as the ticker's one number. */
  readonly toldKey: Record<SessionRole, number>;
};

/** [DN9] */
const NEAR_MAXIMUM_SHARE = 0.97;

export function nearMaximumFromBpm({ hrMaxBpm }: { hrMaxBpm: number }): number {
  return hrMaxBpm * NEAR_MAXIMUM_SHARE;
}

export const NEVER_TOLD = -1;

export function createMember(fixed: {
  participantId: ParticipantId;
  slot: Slot;
  consent: Consent;
  zoneBounds: ZoneBounds;
  nearMaximumFromBpm: number;
}): Member {
  return {
    ...fixed,
    connectionCount: 0,
    leftAtMs: Number.NEGATIVE_INFINITY,
    bpm: 0,
    capturedAtMs: Number.NEGATIVE_INFINITY,
    sensor: 'none',
    sensorChangedAtMs: Number.NEGATIVE_INFINITY,
    toldKey: { instructor: NEVER_TOLD, participant: NEVER_TOLD },
  };
}

/** Takes a reading if it is the newest. A resent or late one changes nothing that is shown. */
export function noteReading(member: Member, reading: { bpm: number; capturedAtMs: EpochMs; nowMs: EpochMs }): void {
  // A clock that runs ahead must not hold off the readings that follow, nor make an old one look fresh [DN4].
  const capturedAtMs = Math.min(reading.capturedAtMs, reading.nowMs);
  if (capturedAtMs < member.capturedAtMs) return;
  member.bpm = reading.bpm;
  member.capturedAtMs = capturedAtMs;
}

export function noteSensor(member: Member, state: SensorState, changedAtMs: EpochMs, nowMs: EpochMs): void {
  member.sensor = state;
  member.sensorChangedAtMs = Math.min(changedAtMs, nowMs);
}

/** What is true of the slot now, whoever looks [DN4]. */
export function stateOf(member: Member, nowMs: EpochMs): 'gone' | 'live' | 'lost' {
  if (member.consent.isRemoved) return 'gone';
  if (member.connectionCount === 0 && nowMs - member.leftAtMs >= LEFT_AFTER_MS) return 'gone';

  const hasReading = member.bpm > 0;
  const isReadingNewer = hasReading && member.capturedAtMs > member.sensorChangedAtMs;
  if (member.sensor === 'none' && !isReadingNewer) return 'gone';
  if (!hasReading) {
    const isOverdue = member.sensor === 'connected' && nowMs - member.sensorChangedAtMs > LIVE_FOR_MS;
    return isOverdue ? 'lost' : 'gone';
  }
  if (member.sensor === 'searching' && !isReadingNewer) return 'lost';
  return nowMs - member.capturedAtMs <= LIVE_FOR_MS ? 'live' : 'lost';
}

/** What a viewer of `role` may know of the slot now [DN5]. */
export function stateFor(member: Member, role: SessionRole, nowMs: EpochMs): TickEntry['state'] {
  return maySee(member.consent.audience, role) ? stateOf(member, nowMs) : 'hidden';
}
