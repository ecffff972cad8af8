import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import type { StreamId } from '#core/ids.ts';
import {
  decodeFrame,
  encodeFrame,
  type ReadingsFrame,
  type TelemetryFrame,
  type TickEntry,
  type UpFrame,
} from '#core/protocol/telemetry-frames.ts';

/** A browser's side of the telemetry protocol, over a real WebSocket. */
export type HubClient = {
  send(frame: UpFrame): void;
  sendRaw(message: Uint8Array<ArrayBuffer> | string): void;
  /** One heart rate now, with the next sequence number of this client's stream. Returns the frame, to send it again. */
  beat(options: { bpm: number; capturedAtMs: number }): ReadingsFrame;
  readonly streamId: StreamId;
  /** Everything received, oldest first. */
  readonly received: readonly TelemetryFrame[];
  /** What the ticks said last about a slot. */
  seen(slot: number): TickEntry | undefined;
  /** Resolves with the first frame of that kind that was or will be received, `skip` of them left out. */
  frame<Kind extends TelemetryFrame['kind']>(kind: Kind, skip?: number): Promise<TelemetryFrame & { kind: Kind }>;
  /** Resolves with the code when the connection is closed. */
  readonly closeCode: Promise<number>;
  readonly isOpen: boolean;
  close(): void;
};

/** Generous: a loaded machine, never the expected time. */
const WAIT_MS = 10_000;

export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: WAIT_MS, interval: 10 });

/** @param options.origin as a browser would send it; default: none */
export async function openHubConnection(url: string, options: { origin?: string } = {}): Promise<HubClient> {
  // Node's WebSocket takes headers, which the type of the browsers' one does not know.
  const socket = new WebSocket(url, { headers: { ...options } } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const received: TelemetryFrame[] = [];
  const slots = new Map<number, TickEntry>();
  const streamId = randomUUID() as StreamId;
  let nextSequence = 0;
  const closed = Promise.withResolvers<number>();

  socket.addEventListener('message', ({ data }) => {
    const decoded = decodeFrame(new Uint8Array(data as ArrayBuffer));
    if (!decoded.ok) throw new Error(`the hub sent a bad frame: ${decoded.reason}`);
    received.push(decoded.frame);
    if (decoded.frame.kind === 'tick') for (const entry of decoded.frame.entries) slots.set(entry.slot, entry);
  });
  socket.addEventListener('close', ({ code }) => closed.resolve(code));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the hub refused the WebSocket')));
  });

  return {
    send: (frame) => socket.send(encodeFrame(frame)),
    sendRaw: (message) => socket.send(message),
    beat({ bpm, capturedAtMs }) {
      const frame: ReadingsFrame = {
        kind: 'readings',
        streamId,
        metric: 'heart-rate',
        firstSequence: nextSequence++,
        baseCapturedAtMs: capturedAtMs,
        readings: [{ offsetMs: 0, bpm, contact: 'contact', rr1024: [Math.round((60 * 1024) / bpm)] }],
      };
      socket.send(encodeFrame(frame));
      return frame;
    },
    streamId,
    received,
    seen: (slot) => slots.get(slot),
    frame: (kind, skip = 0) =>
      eventually(() => {
        const found = received.filter((frame) => frame.kind === kind)[skip];
        if (!found) throw new Error(`no ${kind} frame`);
        return found as TelemetryFrame & { kind: typeof kind };
      }),
    closeCode: closed.promise,
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    close: () => socket.close(1000),
  };
}

/** With HELLO sent and WELCOME received. */
export async function joinHub(url: string, token: string, options: { origin?: string } = {}): Promise<HubClient> {
  const client = await openHubConnection(url, options);
  client.send({ kind: 'hello', token });
  await client.frame('welcome');
  return client;
}
