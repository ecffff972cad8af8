import type { EpochMs, Slot } from '../ids.ts';
import type { TickEntry } from './telemetry-frame-types.ts';
import { FRAME_TYPE, TELEMETRY_VERSION, TICK_STATE, WIRE } from './telemetry-wire.ts';

/** Writes TICK frames into one buffer, over and over. In steady state a tick allocates nothing. */
export type TickWriter = {
  /** Starts a new frame; what `finish` returned before becomes invalid. */
  begin(serverTimeMs: EpochMs): void;
  /**
   * Adds an entry. `zone` is 1…5, in 7 bits beside the flag of [DN9], and `bpm` 1…65534 in state `live`, 0 and 0xFFFF otherwise.
   * The values are trusted: the hub made them.
   */
  entry(slot: Slot, state: TickEntry['state'], zone: number, bpm: number): void;
  /** Entries since `begin`. */
  readonly count: number;
  /** The frame: a view on the writer's buffer, valid until the next `begin` or `entry`. Send or copy it at once. */
  finish(): Uint8Array<ArrayBuffer>;
};

/** @param options.initialEntries room for so many entries before the buffer grows; default 64 */
export function createTickWriter({ initialEntries = 64 }: { initialEntries?: number } = {}): TickWriter {
  let capacity = Math.max(1, initialEntries);
  let bytes = new Uint8Array(WIRE.tickHeaderSize + capacity * WIRE.tickEntrySize);
  let view = new DataView(bytes.buffer);
  /** Views on `bytes` by number of entries: made once each, since making one allocates. */
  let frames: (Uint8Array<ArrayBuffer> | undefined)[] = [];
  let count = 0;

  function grow(): void {
    capacity *= 2;
    const larger = new Uint8Array(WIRE.tickHeaderSize + capacity * WIRE.tickEntrySize);
    larger.set(bytes);
    bytes = larger;
    view = new DataView(bytes.buffer);
    frames = [];
  }

  return {
    begin(serverTimeMs) {
      count = 0;
      view.setUint8(0, TELEMETRY_VERSION);
      view.setUint8(1, FRAME_TYPE.tick);
      view.setFloat64(2, serverTimeMs, true);
    },
    entry(slot, state, zone, bpm) {
      if (count === capacity) grow();
      writeTickEntry(view, WIRE.tickHeaderSize + count * WIRE.tickEntrySize, slot, state, zone, bpm);
      count++;
    },
    get count() {
      return count;
    },
    finish() {
      view.setUint16(10, count, true);
      const frame = frames[count] ?? bytes.subarray(0, WIRE.tickHeaderSize + count * WIRE.tickEntrySize);
      frames[count] = frame;
      return frame;
    },
  };
}

/** One entry: u16 slot, u8 state, u8 zone, u16 bpm. */
export function writeTickEntry(
  view: DataView,
  offset: number,
  slot: Slot,
  state: TickEntry['state'],
  zone: number,
  bpm: number,
): void {
  view.setUint16(offset, slot, true);
  view.setUint8(offset + 2, TICK_STATE[state]);
  view.setUint8(offset + 3, zone);
  view.setUint16(offset + 4, bpm, true);
}
