import { assertNever } from '../errors.ts';
import { STREAM_ID_SIZE, writeStreamIdOctets } from './stream-id-octets.ts';
import {
  READINGS_PER_FRAME_MAX,
  type ReadingsFrame,
  RR_PER_READING_MAX,
  type TelemetryFrame,
  type TickFrame,
  TOKEN_MAX_BYTES,
} from './telemetry-frame-types.ts';
import { AUDIENCES, CONTACTS, FRAME_TYPE, SENSOR_STATES, TELEMETRY_VERSION, WIRE } from './telemetry-wire.ts';
import { writeTickEntry } from './tick-writer.ts';

const U8_MAX = 0xff;
const U16_MAX = 0xff_ff;
const U32_MAX = 0xff_ff_ff_ff;

/**
 * The bytes of a frame.
 * @throws RangeError when a value does not fit its field: that is a bug of the caller, never the other side's fault.
 */
export function encodeFrame(frame: TelemetryFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(encodedSize(frame));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, TELEMETRY_VERSION);
  writeBody(view, frame);
  return bytes;
}

function encodedSize(frame: TelemetryFrame): number {
  switch (frame.kind) {
    case 'hello':
      return WIRE.headerSize + 2 + frame.token.length;
    case 'readings':
      return frame.readings.reduce(
        (size, reading) => size + WIRE.readingSize + 2 * reading.rr1024.length,
        WIRE.readingsHeaderSize,
      );
    case 'sensor':
      return WIRE.headerSize + 1 + 1 + 8;
    case 'time-request':
      return WIRE.headerSize + 8;
    case 'welcome':
      return WIRE.headerSize + 2 + 2 + 8;
    case 'stored':
      return WIRE.headerSize + STREAM_ID_SIZE + 4;
    case 'tick':
      return WIRE.tickHeaderSize + frame.entries.length * WIRE.tickEntrySize;
    case 'time':
      return WIRE.headerSize + 8 + 8;
    case 'consent':
      return WIRE.headerSize + 1 + 4;
    default:
      return assertNever(frame);
  }
}

function writeBody(view: DataView, frame: TelemetryFrame): void {
  switch (frame.kind) {
    case 'hello':
      view.setUint8(1, FRAME_TYPE.hello);
      writeToken(view, frame.token);
      return;
    case 'readings':
      view.setUint8(1, FRAME_TYPE.readings);
      writeReadings(view, frame);
      return;
    case 'sensor':
      view.setUint8(1, FRAME_TYPE.sensor);
      view.setUint8(2, WIRE.metricHeartRate);
      view.setUint8(3, codeOf(SENSOR_STATES, frame.state));
      view.setFloat64(4, finite(frame.changedAtMs), true);
      return;
    case 'time-request':
      view.setUint8(1, FRAME_TYPE.timeRequest);
      view.setFloat64(2, finite(frame.clientTimeMs), true);
      return;
    case 'welcome':
      view.setUint8(1, FRAME_TYPE.welcome);
      view.setUint16(2, integer(frame.slot, 0, U16_MAX), true);
      view.setUint16(4, integer(frame.tickMs, 0, U16_MAX), true);
      view.setFloat64(6, finite(frame.serverTimeMs), true);
      return;
    case 'stored':
      view.setUint8(1, FRAME_TYPE.stored);
      writeStreamIdOctets(view, 2, frame.streamId);
      view.setUint32(2 + STREAM_ID_SIZE, integer(frame.throughSequence, 0, U32_MAX), true);
      return;
    case 'tick':
      view.setUint8(1, FRAME_TYPE.tick);
      writeTick(view, frame);
      return;
    case 'time':
      view.setUint8(1, FRAME_TYPE.time);
      view.setFloat64(2, finite(frame.clientTimeMs), true);
      view.setFloat64(10, finite(frame.serverTimeMs), true);
      return;
    case 'consent':
      view.setUint8(1, FRAME_TYPE.consent);
      view.setUint8(2, codeOf(AUDIENCES, frame.audience));
      view.setUint32(3, integer(frame.epoch, 0, U32_MAX), true);
      return;
    default:
      assertNever(frame);
  }
}

function writeToken(view: DataView, token: string): void {
  view.setUint16(2, integer(token.length, 1, TOKEN_MAX_BYTES), true);
  for (let index = 0; index < token.length; index++) {
    view.setUint8(4 + index, integer(token.charCodeAt(index), 0x21, 0x7e));
  }
}

function writeReadings(view: DataView, frame: ReadingsFrame): void {
  const count = integer(frame.readings.length, 1, READINGS_PER_FRAME_MAX);
  integer(frame.firstSequence + count - 1, 0, U32_MAX);
  writeStreamIdOctets(view, 2, frame.streamId);
  view.setUint8(18, WIRE.metricHeartRate);
  view.setUint32(19, integer(frame.firstSequence, 0, U32_MAX), true);
  view.setFloat64(23, finite(frame.baseCapturedAtMs), true);
  view.setUint8(31, count);
  let offset = WIRE.readingsHeaderSize;
  for (const reading of frame.readings) {
    view.setUint32(offset, integer(reading.offsetMs, 0, U32_MAX), true);
    view.setUint16(offset + 4, integer(reading.bpm, 1, U16_MAX - 1), true);
    view.setUint8(offset + 6, codeOf(CONTACTS, reading.contact));
    view.setUint8(offset + 7, integer(reading.rr1024.length, 0, RR_PER_READING_MAX));
    offset += WIRE.readingSize;
    for (const rr of reading.rr1024) {
      view.setUint16(offset, integer(rr, 0, U16_MAX), true);
      offset += 2;
    }
  }
}

function writeTick(view: DataView, frame: TickFrame): void {
  view.setFloat64(2, finite(frame.serverTimeMs), true);
  view.setUint16(10, integer(frame.entries.length, 0, U16_MAX), true);
  let offset: number = WIRE.tickHeaderSize;
  for (const entry of frame.entries) {
    integer(entry.slot, 0, U16_MAX);
    if (entry.state === 'live') {
      writeTickEntry(
        view,
        offset,
        entry.slot,
        entry.state,
        integer(entry.zone, 1, 5) + (entry.isNearMaximum ? WIRE.nearMaximumFlag : 0),
        integer(entry.bpm, 1, U16_MAX - 1),
      );
    } else {
      writeTickEntry(view, offset, entry.slot, entry.state, 0, WIRE.absentBpm);
    }
    offset += WIRE.tickEntrySize;
  }
}

function integer(value: number, lowest: number, highest: number): number {
  if (!Number.isInteger(value) || value < lowest || value > highest) {
    throw new RangeError(`a frame field must be a whole number ${lowest}…${highest}`);
  }
  return value;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError('a time must be a finite number');
  return value;
}

/** The wire's code for a name is its position; an unknown name is a bug. */
function codeOf<Name extends string>(names: readonly Name[], name: Name): number {
  return integer(names.indexOf(name), 0, U8_MAX);
}
