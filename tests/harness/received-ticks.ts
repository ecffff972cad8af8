import type { Page } from '@playwright/test';

/** One entry of a TICK frame as it came over the wire, SPEC.md "Down". */
export type ReceivedTickEntry = { slot: number; state: number; zone: number; bpm: number };

/** State "live" and the value for "no bpm" of a TICK entry. */
export const LIVE = 1;
export const NO_BPM = 0xffff;

const TICK = 0x83;
/** version, type, f64 server time, u16 count. */
const HEADER_BYTES = 12;
const ENTRY_BYTES = 6;

/**
 * Collects all tick entries that a page receives from now on, also those that it may never show: what is hidden from a
 * viewer must not even be sent. Read from the bytes by the specification, without `core/`.
 */
export function collectReceivedTicks(page: Page): readonly ReceivedTickEntry[] {
  const received: ReceivedTickEntry[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string' || payload[1] !== TICK) return;
      for (let at = HEADER_BYTES; at + ENTRY_BYTES <= payload.length; at += ENTRY_BYTES) {
        received.push({
          slot: payload.readUInt16LE(at),
          state: payload.readUInt8(at + 2),
          zone: payload.readUInt8(at + 3),
          bpm: payload.readUInt16LE(at + 4),
        });
      }
    });
  });
  return received;
}
