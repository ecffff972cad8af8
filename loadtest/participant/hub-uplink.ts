import { randomUUID } from 'node:crypto';
import type { StreamId } from '#core/ids.ts';
import {
  CLOSE_CODE,
  decodeFrame,
  encodeFrame,
  READINGS_PER_FRAME_MAX,
  type SensorState,
  type TickEntry,
  type UpFrame,
} from '#core/protocol/telemetry-frames.ts';
import { backOffMs } from './back-off.ts';

/** A participant's end of the telemetry hub: keeps what is not stored and brings it again [RS1]. */
export type HubUplink = {
  send(reading: { bpm: number; rr1024: number[] }): void;
  sensorChanged(state: SensorState): void;
  /** Readings that the hub has not confirmed. */
  waitingCount(): number;
  close(): void;
};

/** Five hours at one a second; the oldest go. */
const KEPT_MAX = 18_000;
/** [RS1] */
const RESEND_AFTER_MS = 5000;

type Kept = { sequence: number; capturedAtMs: number; bpm: number; rr1024: number[] };

export function createHubUplink({
  origin,
  ticket,
  onTick,
  onEnd,
  random,
}: {
  origin: string;
  /** `null` when there will be none. */
  ticket(): Promise<{ token: string; hubUrl: string } | null>;
  onTick(entries: TickEntry[]): void;
  /** The hub will not have us back. */
  onEnd(): void;
  random: () => number;
}): HubUplink {
  const streamId = randomUUID() as string as StreamId;
  let kept: Kept[] = [];
  let nextSequence = 0;
  /** The first sequence that was not sent on this connection. */
  let unsentFrom = 0;
  let waitingSinceMs: number | null = null;
  let sensor: { state: SensorState; changedAtMs: number } = { state: 'none', changedAtMs: Date.now() };
  /** Hub's clock minus ours, from WELCOME. */
  let offsetMs = 0;
  let socket: WebSocket | null = null;
  let isWelcome = false;
  let isClosed = false;
  let attempt = 0;
  let retryTimer: NodeJS.Timeout | undefined;

  const transmit = (frame: UpFrame) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame));
  };

  function flush(): void {
    if (!isWelcome) return;
    for (;;) {
      const batch = kept.filter(({ sequence }) => sequence >= unsentFrom).slice(0, READINGS_PER_FRAME_MAX);
      const [first] = batch;
      if (first === undefined) return;
      unsentFrom = first.sequence + batch.length;
      waitingSinceMs ??= Date.now();
      transmit({
        kind: 'readings',
        streamId,
        metric: 'heart-rate',
        firstSequence: first.sequence,
        baseCapturedAtMs: first.capturedAtMs + offsetMs,
        readings: batch.map(({ capturedAtMs, bpm, rr1024 }) => ({
          offsetMs: Math.round(capturedAtMs - first.capturedAtMs),
          bpm,
          contact: 'contact',
          rr1024,
        })),
      });
    }
  }

  function sendSensor(): void {
    if (!isWelcome) return;
    transmit({
      kind: 'sensor',
      metric: 'heart-rate',
      state: sensor.state,
      changedAtMs: sensor.changedAtMs + offsetMs,
    });
  }

  function received(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    const decoded = decodeFrame(new Uint8Array(data));
    if (!decoded.ok) return;
    const { frame } = decoded;
    if (frame.kind === 'welcome') {
      isWelcome = true;
      attempt = 0;
      offsetMs = frame.serverTimeMs - Date.now();
      unsentFrom = 0;
      sendSensor();
      flush();
    } else if (frame.kind === 'stored' && frame.streamId === streamId) {
      kept = kept.filter(({ sequence }) => sequence > frame.throughSequence);
      waitingSinceMs = kept.length === 0 ? null : Date.now();
    } else if (frame.kind === 'tick') {
      onTick(frame.entries);
    }
  }

  async function connect(): Promise<void> {
    try {
      const fresh = await ticket();
      if (isClosed) return;
      if (fresh === null) return end();
      // Node's WebSocket takes headers, which the type of the browsers' one does not know.
      const opened = new WebSocket(fresh.hubUrl, { headers: { origin } } as unknown as string[]);
      opened.binaryType = 'arraybuffer';
      socket = opened;
      opened.addEventListener('open', () => transmit({ kind: 'hello', token: fresh.token }));
      opened.addEventListener('message', ({ data }) => socket === opened && received(data));
      opened.addEventListener('close', ({ code }) => socket === opened && lost(code));
    } catch {
      retry();
    }
  }

  function lost(code: number): void {
    socket = null;
    isWelcome = false;
    waitingSinceMs = null;
    if (code === CLOSE_CODE.sessionEnded || code === CLOSE_CODE.removed || code === CLOSE_CODE.otherVersion) end();
    else retry();
  }

  function retry(): void {
    if (isClosed) return;
    retryTimer = setTimeout(() => void connect(), backOffMs(attempt, random));
    attempt += 1;
  }

  function end(): void {
    if (isClosed) return;
    close();
    onEnd();
  }

  function close(): void {
    isClosed = true;
    clearTimeout(retryTimer);
    socket?.close(1000);
  }

  void connect();
  return {
    send({ bpm, rr1024 }) {
      kept.push({ sequence: nextSequence++, capturedAtMs: Date.now(), bpm, rr1024 });
      if (kept.length > KEPT_MAX) kept.shift();
      if (waitingSinceMs !== null && Date.now() - waitingSinceMs > RESEND_AFTER_MS) {
        unsentFrom = 0;
        waitingSinceMs = null;
      }
      flush();
    },
    sensorChanged(state) {
      if (state === sensor.state) return;
      sensor = { state, changedAtMs: Date.now() };
      sendSensor();
    },
    waitingCount: () => kept.length,
    close,
  };
}
