import { randomUUID } from 'node:crypto';
import type { Audience, SessionRole } from '#core/consent.ts';
import type { ParticipantId, SessionId, StreamId, StudioId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import { decodeFrame, type TelemetryFrame, type TickEntry } from '#core/protocol/telemetry-frames.ts';
import type { StoredSample } from '#core/samples.ts';
import type { HubSocket } from './socket.ts';

/** Parts for the hub's own tests. */

export const SESSION_ID = '0190b3f2-0000-7000-8000-000000000001' as SessionId;
export const STREAM_ID = '0190b3f2-7c41-7aaa-8bbb-0123456789ab' as StreamId;
/** Some time on the session clock. */
export const NOW_MS = 1_763_734_800_000;

/** A clock that stands still until it is moved. */
export function createTestClock(nowMs = NOW_MS) {
  let time = nowMs;
  return {
    nowMs: () => time,
    advance(byMs: number) {
      time += byMs;
    },
  };
}

let lastSlot = 0;

/** Zones of a maximum of 190: from 114, 133, 152 and 171 bpm. */
export function someClaims(change: Partial<JoinClaims> = {}): JoinClaims {
  return {
    sessionId: SESSION_ID,
    studioId: randomUUID() as StudioId,
    participantId: randomUUID() as ParticipantId,
    slot: ++lastSlot,
    role: 'participant' satisfies SessionRole,
    displayName: 'Somebody',
    isSimulated: false,
    hasSimulatedStrap: false,
    zoneLowerBoundsBpm: [114, 133, 152, 171],
    hrMaxBpm: 190,
    audience: 'instructor' satisfies Audience,
    consentEpoch: 1,
    ...change,
  };
}

export type TestSocket = HubSocket & {
  /** Everything sent, decoded; `take` empties it. */
  take(): TelemetryFrame[];
  /** Entries of all ticks since the last `take…`, newest per slot, and how many TICK frames there were. */
  takeTicks(): { frames: number; entries: TickEntry[] };
  /** Unsent bytes that the socket pretends to have. */
  backlog: number;
  /** Sends are dropped while true. */
  isFull: boolean;
  closeCode: number | null;
};

export function createTestSocket(): TestSocket {
  let frames: TelemetryFrame[] = [];
  const socket: TestSocket = {
    backlog: 0,
    isFull: false,
    closeCode: null,
    send(bytes) {
      if (socket.isFull || socket.closeCode !== null) return false;
      const decoded = decodeFrame(bytes);
      if (!decoded.ok) throw new Error(`the hub sent a bad frame: ${decoded.reason}`);
      frames.push(decoded.frame);
      return true;
    },
    bufferedBytes: () => socket.backlog,
    close(code) {
      socket.closeCode ??= code;
    },
    take() {
      const taken = frames;
      frames = [];
      return taken;
    },
    takeTicks() {
      const ticks = socket.take().filter((frame) => frame.kind === 'tick');
      return { frames: ticks.length, entries: ticks.flatMap(({ entries }) => entries) };
    },
  };
  return socket;
}

export function someSamples(count: number, change: Partial<StoredSample> = {}): StoredSample[] {
  const first = change.sequence ?? 0;
  return Array.from({ length: count }, (_, index) => ({
    kind: 'heart-rate',
    sessionId: SESSION_ID,
    participantId: '0190b3f2-0000-7000-8000-00000000000a' as ParticipantId,
    streamId: STREAM_ID,
    capturedAtMs: NOW_MS,
    receivedAtMs: NOW_MS,
    bpm: 120,
    rr1024: [],
    ...change,
    sequence: first + index,
  }));
}
