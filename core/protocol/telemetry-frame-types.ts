import type { SensorContact } from '../ble/heart-rate-measurement.ts';
import type { Audience } from '../consent.ts';
import type { EpochMs, Slot, StreamId } from '../ids.ts';
import type { ZoneNumber } from '../zones.ts';

/** What the frames between a browser and the telemetry hub say. Rules: SPEC.md, "Telemetry frames". */

/** [TF6] Largest frame that the hub takes, bytes. */
export const FRAME_UP_MAX_BYTES = 16 * 1024;

/** [UP4] Readings in one READINGS frame. */
export const READINGS_PER_FRAME_MAX = 255;

/** RR intervals in one reading. */
export const RR_PER_READING_MAX = 9;

/** Longest join token in a HELLO, bytes. */
export const TOKEN_MAX_BYTES = 4096;

/** [UP5] How far a capture time may lie behind and ahead of the hub's clock, ms. */
export const CAPTURE_AGE_MAX_MS = 30 * 24 * 60 * 60 * 1000;
export const CAPTURE_AHEAD_MAX_MS = 10_000;

/** [DN4] After so long without a reading a heart rate is not live any more, ms. */
export const LIVE_FOR_MS = 5000;

/** [EN2] How long after the end of a session what was not stored in time may still be brought, ms. */
export const UPLINK_AFTER_END_MS = 15 * 60 * 1000;
/** [EN3] A reading captured later than this after the end is of no session, ms. */
export const AFTER_END_SLACK_MS = 5000;

/** Why the hub closed a connection. */
export const CLOSE_CODE = {
  /** The hub stops; come back. */
  goingAway: 1001,
  /** The hub cannot check the token now (its database is away); come back. */
  tryLater: 1013,
  /** [TF3] */
  malformed: 4400,
  /** [UP1] No HELLO, or a token that is not good. */
  badToken: 4401,
  /** The participant was removed from the session. */
  removed: 4403,
  /** [TF4] */
  otherVersion: 4405,
  sessionEnded: 4410,
  /** [TF6] */
  tooLarge: 4413,
  /** [UP7] */
  tooMany: 4429,
} as const;
export type CloseCode = (typeof CLOSE_CODE)[keyof typeof CLOSE_CODE];

/** What is measured. Power, cadence, speed and distance have reserved numbers. */
export type Metric = 'heart-rate';

/** Up, first frame of a connection. */
export type HelloFrame = {
  kind: 'hello';
  /** The join token: 1…4096 printable ASCII characters. */
  token: string;
};

/** One reading inside a READINGS frame. */
export type WireReading = {
  /** Capture time minus the frame's base, whole ms, 0…4294967295. */
  offsetMs: number;
  /** 1…65534. */
  bpm: number;
  contact: SensorContact;
  /** RR intervals in 1/1024 s, oldest first, at most 9. */
  rr1024: number[];
};

/** Up: readings of one stream in rising sequence. */
export type ReadingsFrame = {
  kind: 'readings';
  streamId: StreamId;
  metric: Metric;
  /** Sequence number of the first reading; the others follow. 0…4294967295. */
  firstSequence: number;
  /** Session clock; any finite number. */
  baseCapturedAtMs: EpochMs;
  /** 1…255. */
  readings: WireReading[];
};

/** `none`: no sensor, or taken off on purpose; `searching`: it was there and is looked for. */
export type SensorState = 'none' | 'searching' | 'connected';

/** Up: the sensor came, went, or is looked for. */
export type SensorFrame = {
  kind: 'sensor';
  metric: Metric;
  state: SensorState;
  /** Session clock. */
  changedAtMs: EpochMs;
};

/** Up: what time is it? */
export type TimeRequestFrame = {
  kind: 'time-request';
  /** Any monotonic clock of the client; comes back unchanged. */
  clientTimeMs: number;
};

/** Down: the token was good. */
export type WelcomeFrame = {
  kind: 'welcome';
  /** The receiver's own slot. */
  slot: Slot;
  /** Time between two ticks, ms. */
  tickMs: number;
  serverTimeMs: EpochMs;
};

/** Down: these readings are durable. */
export type StoredFrame = {
  kind: 'stored';
  streamId: StreamId;
  /** Everything that this connection sent of the stream up to here is committed. */
  throughSequence: number;
};

/** What a viewer may know of a slot. Numbers exist in state `live` only. */
export type TickEntry =
  | {
      slot: Slot;
      state: 'live';
      zone: ZoneNumber;
      /** 1…65534. */
      bpm: number;
      /** [DN9] To instructors: at or above 97 % of the participant's own maximum. */
      isNearMaximum?: true;
    }
  /** gone: left, or never had a sensor; lost: gives nothing now; hidden: not shared with this viewer. */
  | { slot: Slot; state: 'gone' | 'lost' | 'hidden' };

/** Down: what changed since the viewer's last tick, or a snapshot. */
export type TickFrame = {
  kind: 'tick';
  serverTimeMs: EpochMs;
  entries: TickEntry[];
};

/** Down: answer to TIME_REQUEST. */
export type TimeFrame = {
  kind: 'time';
  /** Echo. */
  clientTimeMs: number;
  serverTimeMs: EpochMs;
};

/** Down: how the hub treats the receiver's own values from now on. */
export type ConsentFrame = {
  kind: 'consent';
  audience: Audience;
  /** Epoch of that decision, 0…4294967295. */
  epoch: number;
};

export type UpFrame = HelloFrame | ReadingsFrame | SensorFrame | TimeRequestFrame;
export type DownFrame = WelcomeFrame | StoredFrame | TickFrame | TimeFrame | ConsentFrame;
export type TelemetryFrame = UpFrame | DownFrame;
