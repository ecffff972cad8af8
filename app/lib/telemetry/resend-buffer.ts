import type { SensorContact } from '#core/ble/heart-rate-measurement.ts';
import type { EpochMs, StreamId } from '#core/ids.ts';

/** A reading on its way to the store. */
export type CapturedReading = {
  capturedAtMs: EpochMs;
  /** 1…65534. */
  bpm: number;
  contact: SensorContact;
  /** RR intervals in 1/1024 s, oldest first, at most nine fit a frame. */
  rr1024: readonly number[];
};

/** Readings of one stream with consecutive sequence numbers: one READINGS frame. */
export type ReadingsBatch = {
  streamId: StreamId;
  firstSequence: number;
  readings: readonly CapturedReading[];
};

export type ResendBuffer = {
  /**
   * [RS1] False when the buffer was full and readings had to be given up that were sent on this connection: the hub waits
   * for them and confirms nothing more of their stream, so only a new connection helps.
   */
  add(streamId: StreamId, reading: CapturedReading): boolean;
  /** [DN6] All of the stream's readings up to this sequence number are in the store. */
  stored(streamId: StreamId, throughSequence: number, nowMs: number): void;
  /** What was not sent on this connection yet, oldest first; counts as sent from now on. */
  takeUnsent(nowMs: number): ReadingsBatch[];
  /** [RS1] After a reconnect everything unacknowledged goes out again. */
  connectionLost(): void;
  /** [RS1] True when readings wait for STORED for too long; they then count as unsent. */
  resendOverdue(nowMs: number): boolean;
  size(): number;
  /** Readings given up because the buffer was full. */
  droppedCount(): number;
};

type Entry = { streamId: StreamId; sequence: number; reading: CapturedReading; isSent: boolean };

/** [RS1] */
const RESEND_AFTER_MS = 5000;
/** A store that stays away is asked ever more rarely. */
const RESEND_AFTER_MAX_MS = 60_000;
/** [UP4] allows 255. */
const BATCH_MAX = 200;

/** Five and a half hours at one reading per second. */
export const DEFAULT_CAPACITY = 20_000;
/** Part of the capacity that is given up at once, so that a full buffer does not mean a new connection per second. */
const GIVEN_UP_SHARE = 1 / 20;

/** Readings that the hub has not confirmed as stored ([UP3], [RS1]). Full: the oldest go, and are counted. */
export function createResendBuffer({ capacity = DEFAULT_CAPACITY } = {}): ResendBuffer {
  let entries: Entry[] = [];
  const nextSequence = new Map<StreamId, number>();
  let dropped = 0;
  let waitingSinceMs: number | null = null;
  let resendAfterMs = RESEND_AFTER_MS;

  return {
    add(streamId, reading) {
      const sequence = nextSequence.get(streamId) ?? 0;
      nextSequence.set(streamId, sequence + 1);
      entries.push({ streamId, sequence, reading, isSent: false });
      if (entries.length <= capacity) return true;
      const givenUp = entries.splice(0, Math.ceil(capacity * GIVEN_UP_SHARE));
      dropped += givenUp.length;
      return !givenUp.some((entry) => entry.isSent);
    },
    stored(streamId, throughSequence, nowMs) {
      entries = entries.filter((entry) => entry.streamId !== streamId || entry.sequence > throughSequence);
      resendAfterMs = RESEND_AFTER_MS;
      waitingSinceMs = entries.some((entry) => entry.isSent) ? nowMs : null;
    },
    takeUnsent(nowMs) {
      const batches: ReadingsBatch[] = [];
      let open: { streamId: StreamId; nextSequence: number; readings: CapturedReading[] } | null = null;
      for (const entry of entries) {
        if (entry.isSent) continue;
        entry.isSent = true;
        const fits =
          open !== null &&
          open.streamId === entry.streamId &&
          open.nextSequence === entry.sequence &&
          open.readings.length < BATCH_MAX;
        if (open === null || !fits) {
          open = { streamId: entry.streamId, nextSequence: entry.sequence, readings: [] };
          batches.push({ streamId: entry.streamId, firstSequence: entry.sequence, readings: open.readings });
        }
        open.readings.push(entry.reading);
        open.nextSequence += 1;
      }
      if (batches.length > 0) waitingSinceMs ??= nowMs;
      return batches;
    },
    connectionLost() {
      for (const entry of entries) entry.isSent = false;
      waitingSinceMs = null;
      resendAfterMs = RESEND_AFTER_MS;
    },
    resendOverdue(nowMs) {
      if (waitingSinceMs === null || nowMs - waitingSinceMs < resendAfterMs) return false;
      for (const entry of entries) entry.isSent = false;
      waitingSinceMs = null;
      resendAfterMs = Math.min(resendAfterMs * 2, RESEND_AFTER_MAX_MS);
      return true;
    },
    size: () => entries.length,
    droppedCount: () => dropped,
  };
}
