import type { Audience } from '#core/consent.ts';
import type { StreamId } from '#core/ids.ts';
import {
  decodeFrame,
  encodeFrame,
  RR_PER_READING_MAX,
  type SensorState,
  type TickEntry,
  type UpFrame,
} from '#core/protocol/telemetry-frames.ts';
import { afterClose, backoffMs } from './reconnect-backoff.ts';
import { createResendBuffer, type ReadingsBatch } from './resend-buffer.ts';
import { createSessionClock } from './session-clock.ts';

/** A reading as the strap gave it; its session time is found here. */
export type LiveReading = {
  streamId: StreamId;
  /** On the page's monotonic clock. */
  arrivedAtMs: number;
  bpm: number;
  contact: 'not-supported' | 'no-contact' | 'contact';
  rr1024: readonly number[];
};

export type TelemetryEnd = 'session-ended' | 'removed' | 'reload-page' | 'give-up';

export type TelemetryEvents = {
  /** After WELCOME; the first tick that follows is a snapshot. */
  onConnected(): void;
  onDisconnected(): void;
  onTick(entries: readonly TickEntry[]): void;
  onConsent(consent: { audience: Audience; epoch: number }): void;
  /** The hub will not have us back. */
  onEnd(end: TelemetryEnd): void;
};

export type TelemetrySocket = {
  send(reading: LiveReading): void;
  sensorChanged(state: SensorState): void;
  /** Session time now, `null` before the hub has said its time. */
  sessionNowMs(): number | null;
  /** Readings that the store has not confirmed. */
  waitingCount(): number;
  close(): void;
};

/** A join token and where to bring it; `null` when the server refuses one for good. */
export type HubTicket = { token: string; hubUrl: string };

const TIME_FIRST_GAP_MS = 250;
const TIME_FIRST_COUNT = 4;
const TIME_GAP_MS = 10_000;
/** Without an answer for so long the connection is dead, whatever the operating system thinks. */
const SILENCE_MAX_MS = 25_000;
const TOO_MANY_WAIT_MS = 10_000;
/** Looks for overdue readings, for silence, for the next time request. */
const HOUSEKEEPING_MS = 250;

/** The connection to the telemetry hub: comes back by itself, loses no reading while the page is open. */
export function createTelemetrySocket({
  ticket,
  events,
  random = Math.random,
}: {
  /** A fresh ticket for each connection. Rejects when there is none now; resolves `null` when there will be none. */
  ticket(): Promise<HubTicket | null>;
  events: TelemetryEvents;
  random?: () => number;
}): TelemetrySocket {
  const clock = createSessionClock();
  const buffer = createResendBuffer();
  /** Captured before the hub ever said its time. */
  let early: LiveReading[] = [];
  let sensor: { state: SensorState; changedAtMs: number } = { state: 'none', changedAtMs: performance.now() };
  let socket: WebSocket | null = null;
  let isWelcome = false;
  let isClosed = false;
  let attempt = 0;
  let heardAtMs = 0;
  let timeRequestsSent = 0;
  let nextTimeRequestAtMs = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const transmit = (frame: UpFrame): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame) as Uint8Array<ArrayBuffer>);
  };

  function store(reading: LiveReading): void {
    const capturedAtMs = clock.toSessionMs(reading.arrivedAtMs);
    if (capturedAtMs === null) {
      early.push(reading);
      return;
    }
    const rr1024 = reading.rr1024.slice(0, RR_PER_READING_MAX);
    buffer.add(reading.streamId, {
      capturedAtMs: Math.round(capturedAtMs),
      bpm: reading.bpm,
      contact: reading.contact,
      rr1024,
    });
  }

  function flush(): void {
    if (!isWelcome) return;
    for (const batch of buffer.takeUnsent(performance.now())) transmit(readingsFrame(batch));
  }

  function sendSensor(): void {
    const changedAtMs = clock.toSessionMs(sensor.changedAtMs);
    if (isWelcome && changedAtMs !== null) {
      transmit({ kind: 'sensor', metric: 'heart-rate', state: sensor.state, changedAtMs });
    }
  }

  function askTime(nowMs: number): void {
    timeRequestsSent += 1;
    nextTimeRequestAtMs = nowMs + (timeRequestsSent < TIME_FIRST_COUNT ? TIME_FIRST_GAP_MS : TIME_GAP_MS);
    transmit({ kind: 'time-request', clientTimeMs: nowMs });
  }

  function handleMessage(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    const nowMs = performance.now();
    heardAtMs = nowMs;
    const decoded = decodeFrame(new Uint8Array(data));
    if (!decoded.ok) return;
    const frame = decoded.frame;
    switch (frame.kind) {
      case 'welcome': {
        isWelcome = true;
        attempt = 0;
        clock.welcomed({ arrivedAtMs: nowMs, serverTimeMs: frame.serverTimeMs });
        const waiting = early;
        early = [];
        waiting.forEach(store);
        timeRequestsSent = 0;
        askTime(nowMs);
        events.onConnected();
        sendSensor();
        flush();
        return;
      }
      case 'stored':
        return buffer.stored(frame.streamId, frame.throughSequence, nowMs);
      case 'tick':
        return events.onTick(frame.entries);
      case 'time':
        return clock.answered({
          sentAtMs: frame.clientTimeMs,
          arrivedAtMs: nowMs,
          serverTimeMs: frame.serverTimeMs,
        });
      case 'consent':
        return events.onConsent(frame);
      default:
        // Frames that go up are never sent to us; unknown ones are skipped ([TF5]).
        return;
    }
  }

  async function connect(): Promise<void> {
    let answer: HubTicket | null;
    try {
      answer = await ticket();
    } catch {
      return retry(backoffMs(attempt, random));
    }
    if (isClosed || answer === null) return;
    const { token, hubUrl } = answer;
    const opened = new WebSocket(hubUrl);
    opened.binaryType = 'arraybuffer';
    socket = opened;
    heardAtMs = performance.now();
    opened.addEventListener('open', () => transmit({ kind: 'hello', token }));
    opened.addEventListener('message', (event) => {
      if (socket === opened) handleMessage(event.data);
    });
    opened.addEventListener('close', (event) => {
      if (socket === opened) lost(event.code);
    });
  }

  function lost(closeCode: number): void {
    socket = null;
    if (isWelcome) events.onDisconnected();
    isWelcome = false;
    buffer.connectionLost();
    clock.forget();
    if (isClosed) return;
    const next = afterClose(closeCode);
    if (next === 'come-back') return retry(backoffMs(attempt, random));
    if (next === 'come-back-later') return retry(TOO_MANY_WAIT_MS + backoffMs(attempt, random));
    isClosed = true;
    clearInterval(housekeeping);
    events.onEnd(next);
  }

  function retry(waitMs: number): void {
    if (isClosed) return;
    attempt += 1;
    retryTimer = setTimeout(() => void connect(), waitMs);
  }

  const housekeeping = setInterval(() => {
    const nowMs = performance.now();
    if (socket === null) return;
    if (nowMs - heardAtMs > SILENCE_MAX_MS) {
      const silent = socket;
      lost(1006);
      silent.close();
      return;
    }
    if (!isWelcome) return;
    if (nowMs >= nextTimeRequestAtMs) askTime(nowMs);
    if (buffer.resendOverdue(nowMs)) flush();
  }, HOUSEKEEPING_MS);

  void connect();

  return {
    send(reading) {
      store(reading);
      flush();
    },
    sensorChanged(state) {
      if (state === sensor.state) return;
      sensor = { state, changedAtMs: performance.now() };
      sendSensor();
    },
    sessionNowMs: () => clock.toSessionMs(performance.now()),
    waitingCount: () => buffer.size() + early.length,
    close() {
      isClosed = true;
      clearInterval(housekeeping);
      clearTimeout(retryTimer);
      socket?.close(1000);
    },
  };
}

/** Offsets are unsigned, and a better clock estimate may have moved a later reading before an earlier one. */
function readingsFrame({ streamId, firstSequence, readings }: ReadingsBatch): UpFrame {
  const baseCapturedAtMs = Math.min(...readings.map((reading) => reading.capturedAtMs));
  return {
    kind: 'readings',
    streamId,
    metric: 'heart-rate',
    firstSequence,
    baseCapturedAtMs,
    readings: readings.map(({ capturedAtMs, bpm, contact, rr1024 }) => ({
      offsetMs: Math.round(capturedAtMs - baseCapturedAtMs),
      bpm,
      contact,
      rr1024: [...rr1024],
    })),
  };
}
