import type { CloseCode } from '#core/protocol/telemetry-frames.ts';

/** [DN3] A viewer with more unsent bytes than this gets no tick. */
export const BEHIND_BYTES = 64 * 1024;

/** What the hub needs of a WebSocket; uWebSockets.js in service, an array in tests. Safe to call when closed. */
export type HubSocket = {
  /** Sends or copies `frame` before it returns. False when it was dropped because too much is unsent, or closed. */
  send(frame: Uint8Array<ArrayBuffer>): boolean;
  /** Bytes that the other side has not taken yet. */
  bufferedBytes(): number;
  close(code: CloseCode): void;
};
