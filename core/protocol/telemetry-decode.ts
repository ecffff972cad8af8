import type { ZoneNumber } from '../zones.ts';
import { STREAM_ID_SIZE, streamIdFromOctets } from './stream-id-octets.ts';
import {
  RR_PER_READING_MAX,
  type TelemetryFrame,
  type TickEntry,
  TOKEN_MAX_BYTES,
  type WireReading,
} from './telemetry-frame-types.ts';
import {
  AUDIENCES,
  CONTACTS,
  FRAME_TYPE,
  SENSOR_STATES,
  TELEMETRY_VERSION,
  TICK_STATE,
  WIRE,
} from './telemetry-wire.ts';

export type FrameDecodeReason =
  /** [TF4] The first byte is another version; nothing else was read. */
  | 'other-version'
  /** [TF5] A type of a later version: skip the frame. */
  | 'unknown-type'
  /** [TF1] Bytes are missing. */
  | 'truncated'
  /** [TF1] Bytes are left over. */
  | 'left-over'
  /** A field holds what its rule forbids. */
  | 'bad-value';

export type FrameDecodeResult = { ok: true; frame: TelemetryFrame } | { ok: false; reason: FrameDecodeReason };

type Refusal = Exclude<FrameDecodeReason, 'other-version' | 'unknown-type'>;

/** Reads one frame. Nothing of the result refers to `bytes`. Never throws. */
export function decodeFrame(bytes: Uint8Array): FrameDecodeResult {
  if (bytes.byteLength === 0) return { ok: false, reason: 'truncated' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== TELEMETRY_VERSION) return { ok: false, reason: 'other-version' };
  if (view.byteLength < WIRE.headerSize) return { ok: false, reason: 'truncated' };

  const decoded = decodeBody(view, view.getUint8(1));
  return typeof decoded === 'string' ? { ok: false, reason: decoded } : { ok: true, frame: decoded };
}

function decodeBody(view: DataView, type: number): TelemetryFrame | FrameDecodeReason {
  switch (type) {
    case FRAME_TYPE.hello:
      return decodeHello(view);
    case FRAME_TYPE.readings:
      return decodeReadings(view);
    case FRAME_TYPE.sensor:
      return decodeSensor(view);
    case FRAME_TYPE.timeRequest:
      return decodeTimeRequest(view);
    case FRAME_TYPE.welcome:
      return decodeWelcome(view);
    case FRAME_TYPE.stored:
      return decodeStored(view);
    case FRAME_TYPE.tick:
      return decodeTick(view);
    case FRAME_TYPE.time:
      return decodeTime(view);
    case FRAME_TYPE.consent:
      return decodeConsent(view);
    default:
      return 'unknown-type';
  }
}

/** `null` when the frame has exactly `size` bytes. */
function sizeFault(view: DataView, size: number): Refusal | null {
  if (view.byteLength < size) return 'truncated';
  return view.byteLength > size ? 'left-over' : null;
}

function decodeHello(view: DataView): TelemetryFrame | Refusal {
  if (view.byteLength < 4) return 'truncated';
  const length = view.getUint16(2, true);
  if (length === 0 || length > TOKEN_MAX_BYTES) return 'bad-value';
  const fault = sizeFault(view, 4 + length);
  if (fault) return fault;
  let token = '';
  for (let offset = 4; offset < view.byteLength; offset++) {
    const character = view.getUint8(offset);
    if (character < 0x21 || character > 0x7e) return 'bad-value';
    token += String.fromCharCode(character);
  }
  return { kind: 'hello', token };
}

function decodeReadings(view: DataView): TelemetryFrame | Refusal {
  if (view.byteLength < WIRE.readingsHeaderSize) return 'truncated';
  const metric = view.getUint8(18);
  const firstSequence = view.getUint32(19, true);
  const baseCapturedAtMs = view.getFloat64(23, true);
  const count = view.getUint8(31);
  // [UP6] another metric, [UP4] no reading, [UP3] a sequence number beyond u32.
  if (metric !== WIRE.metricHeartRate || count === 0 || firstSequence + count - 1 > 0xff_ff_ff_ff) return 'bad-value';
  if (!Number.isFinite(baseCapturedAtMs)) return 'bad-value';

  const readings: WireReading[] = [];
  let offset: number = WIRE.readingsHeaderSize;
  for (let index = 0; index < count; index++) {
    if (view.byteLength < offset + WIRE.readingSize) return 'truncated';
    const bpm = view.getUint16(offset + 4, true);
    const contact = CONTACTS[view.getUint8(offset + 6)];
    const rrCount = view.getUint8(offset + 7);
    if (bpm === 0 || bpm === WIRE.absentBpm || contact === undefined || rrCount > RR_PER_READING_MAX)
      return 'bad-value';
    const reading: WireReading = { offsetMs: view.getUint32(offset, true), bpm, contact, rr1024: [] };
    offset += WIRE.readingSize;
    if (view.byteLength < offset + 2 * rrCount) return 'truncated';
    for (let rr = 0; rr < rrCount; rr++, offset += 2) reading.rr1024.push(view.getUint16(offset, true));
    readings.push(reading);
  }
  if (view.byteLength > offset) return 'left-over';
  return {
    kind: 'readings',
    streamId: streamIdFromOctets(view, 2),
    metric: 'heart-rate',
    firstSequence,
    baseCapturedAtMs,
    readings,
  };
}

function decodeSensor(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 12);
  if (fault) return fault;
  const state = SENSOR_STATES[view.getUint8(3)];
  const changedAtMs = view.getFloat64(4, true);
  if (view.getUint8(2) !== WIRE.metricHeartRate || state === undefined || !Number.isFinite(changedAtMs)) {
    return 'bad-value';
  }
  return { kind: 'sensor', metric: 'heart-rate', state, changedAtMs };
}

function decodeTimeRequest(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 10);
  if (fault) return fault;
  const clientTimeMs = view.getFloat64(2, true);
  return Number.isFinite(clientTimeMs) ? { kind: 'time-request', clientTimeMs } : 'bad-value';
}

function decodeWelcome(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 14);
  if (fault) return fault;
  const serverTimeMs = view.getFloat64(6, true);
  if (!Number.isFinite(serverTimeMs)) return 'bad-value';
  return { kind: 'welcome', slot: view.getUint16(2, true), tickMs: view.getUint16(4, true), serverTimeMs };
}

function decodeStored(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 2 + STREAM_ID_SIZE + 4);
  if (fault) return fault;
  return {
    kind: 'stored',
    streamId: streamIdFromOctets(view, 2),
    throughSequence: view.getUint32(2 + STREAM_ID_SIZE, true),
  };
}

function decodeTick(view: DataView): TelemetryFrame | Refusal {
  if (view.byteLength < WIRE.tickHeaderSize) return 'truncated';
  const serverTimeMs = view.getFloat64(2, true);
  const count = view.getUint16(10, true);
  const fault = sizeFault(view, WIRE.tickHeaderSize + count * WIRE.tickEntrySize);
  if (fault) return fault;
  if (!Number.isFinite(serverTimeMs)) return 'bad-value';
  const entries: TickEntry[] = [];
  for (let offset: number = WIRE.tickHeaderSize; offset < view.byteLength; offset += WIRE.tickEntrySize) {
    const entry = decodeTickEntry(view, offset);
    if (entry === null) return 'bad-value';
    entries.push(entry);
  }
  return { kind: 'tick', serverTimeMs, entries };
}

function decodeTickEntry(view: DataView, offset: number): TickEntry | null {
  const slot = view.getUint16(offset, true);
  const state = view.getUint8(offset + 2);
  const zoneOctet = view.getUint8(offset + 3);
  const bpm = view.getUint16(offset + 4, true);
  if (state === TICK_STATE.live) {
    const zone = zoneOctet & ~WIRE.nearMaximumFlag;
    if (!isZone(zone) || bpm === 0 || bpm === WIRE.absentBpm) return null;
    if (zone !== zoneOctet) return { slot, state: 'live', zone, bpm, isNearMaximum: true };
    return { slot, state: 'live', zone, bpm };
  }
  // Missing is absent: a number beside any other state is a fault, not a value to show.
  if (zoneOctet !== 0 || bpm !== WIRE.absentBpm) return null;
  if (state === TICK_STATE.gone) return { slot, state: 'gone' };
  if (state === TICK_STATE.lost) return { slot, state: 'lost' };
  if (state === TICK_STATE.hidden) return { slot, state: 'hidden' };
  return null;
}

function isZone(zone: number): zone is ZoneNumber {
  return zone >= 1 && zone <= 5;
}

function decodeTime(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 18);
  if (fault) return fault;
  const clientTimeMs = view.getFloat64(2, true);
  const serverTimeMs = view.getFloat64(10, true);
  if (!Number.isFinite(clientTimeMs) || !Number.isFinite(serverTimeMs)) return 'bad-value';
  return { kind: 'time', clientTimeMs, serverTimeMs };
}

function decodeConsent(view: DataView): TelemetryFrame | Refusal {
  const fault = sizeFault(view, 7);
  if (fault) return fault;
  const audience = AUDIENCES[view.getUint8(2)];
  return audience === undefined ? 'bad-value' : { kind: 'consent', audience, epoch: view.getUint32(3, true) };
}
