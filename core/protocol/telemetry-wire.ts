import type { SensorContact } from '../ble/heart-rate-measurement.ts';
import type { Audience } from '../consent.ts';
import type { SensorState } from './telemetry-frame-types.ts';

/** [TF2] */
export const TELEMETRY_VERSION = 1;

/** Second byte of every frame. */
export const FRAME_TYPE = {
  hello: 0x01,
  readings: 0x02,
  sensor: 0x03,
  /* 0x04 INTEREST is reserved. */
  timeRequest: 0x05,
  welcome: 0x81,
  stored: 0x82,
  tick: 0x83,
  time: 0x84,
  consent: 0x85,
} as const;

/** Sizes and codes of the wire that encoder, decoder and tick writer share. */
export const WIRE = {
  headerSize: 2,
  /** Header, f64 serverTimeMs, u16 count. */
  tickHeaderSize: 12,
  tickEntrySize: 6,
  /** READINGS without its readings: header, stream id, metric, firstSequence, base, count. */
  readingsHeaderSize: 2 + 16 + 1 + 4 + 8 + 1,
  /** A reading without its RR intervals. */
  readingSize: 8,
  metricHeartRate: 1,
  /** [DN9] Added to the zone of a TICK entry. */
  nearMaximumFlag: 0x80,
  /** Absent bpm in a TICK entry. */
  absentBpm: 0xff_ff,
} as const;

export const TICK_STATE = { gone: 0, live: 1, lost: 2, hidden: 3 } as const;
export const SENSOR_STATES = ['none', 'searching', 'connected'] as const satisfies readonly SensorState[];
export const CONTACTS = ['not-supported', 'no-contact', 'contact'] as const satisfies readonly SensorContact[];
export const AUDIENCES = ['nobody', 'instructor', 'class'] as const satisfies readonly Audience[];
