import type { SessionRole } from '#core/consent.ts';
import type { EpochMs } from '#core/ids.ts';
import { createTickWriter, type TickWriter } from '#core/protocol/telemetry-frames.ts';
import { zoneOf } from '#core/zones.ts';
import { type Member, stateFor } from './member.ts';
import { BEHIND_BYTES, type HubSocket } from './socket.ts';
import type { HubCounters } from './stats.ts';

/** A connection that looks at the session. */
export type Viewer = {
  readonly role: SessionRole;
  readonly socket: HubSocket;
  /** New, or it missed a tick [DN1, DN3]. */
  needsSnapshot: boolean;
};

/** Sends one tick of a session to the viewers of one role. */
export type Ticker = {
  tick(options: {
    role: SessionRole;
    members: ReadonlyMap<unknown, Member>;
    viewers: ReadonlySet<Viewer>;
    nowMs: EpochMs;
  }): void;
};

const ABSENT_BPM = 0xff_ff;
/** [DN9] */
const NEAR_MAXIMUM = 0x80;
const STATE_KEY = { gone: 0, live: 1, lost: 2, hidden: 3 } as const;

/**
 * Viewers of one role see the same, so each tick has one frame of changes and, where somebody needs it, one snapshot.
 * Both are written into buffers that all sessions share: sockets have copied a frame when `send` returns.
 */
export function createTicker(counters: HubCounters): Ticker {
  const changes = createTickWriter();
  const snapshot = createTickWriter();

  return {
    tick({ role, members, viewers, nowMs }) {
      changes.begin(nowMs);
      for (const member of members.values()) writeEntry(changes, member, role, nowMs, true);
      const changed = changes.count > 0 ? changes.finish() : null;
      let whole: Uint8Array<ArrayBuffer> | null = null;

      for (const viewer of viewers) {
        if (viewer.socket.bufferedBytes() > BEHIND_BYTES) {
          viewer.needsSnapshot = true;
          counters.ticksSkipped++;
          continue;
        }
        if (viewer.needsSnapshot && whole === null) {
          snapshot.begin(nowMs);
          for (const member of members.values()) writeEntry(snapshot, member, role, nowMs, false);
          whole = snapshot.finish();
        }
        const frame = viewer.needsSnapshot ? whole : changed;
        if (frame === null) continue;
        if (viewer.socket.send(frame)) {
          viewer.needsSnapshot = false;
          counters.framesOut++;
        } else {
          viewer.needsSnapshot = true;
          counters.ticksSkipped++;
        }
      }
    },
  };
}

function zoneOctet(member: Member, role: SessionRole): number {
  const isFlagged = role === 'instructor' && member.bpm >= member.nearMaximumFromBpm;
  return zoneOf(member.bpm, member.zoneBounds) + (isFlagged ? NEAR_MAXIMUM : 0);
}

function writeEntry(writer: TickWriter, member: Member, role: SessionRole, nowMs: EpochMs, isDelta: boolean): void {
  const state = stateFor(member, role, nowMs);
  const zone = state === 'live' ? zoneOctet(member, role) : 0;
  const bpm = state === 'live' ? member.bpm : ABSENT_BPM;
  if (isDelta) {
    // State, zone and bpm in one number: told once, an entry is not told again until it differs.
    const key = (STATE_KEY[state] * 0x1_00 + zone) * 0x1_00_00 + bpm;
    if (key === member.toldKey[role]) return;
    member.toldKey[role] = key;
  }
  writer.entry(member.slot, state, zone, bpm);
}
