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
import { ASK_EVERY_MS, createHubWatch } from './hub-watch.ts';
import { readingsFrame } from './readings-frame.ts';
import { afterClose, backoffMs, LATER_MS, ticketWaitMs } from './reconnect-backoff.ts';
import { createResendBuffer, DEFAULT_CAPACITY } from './resend-buffer.ts';
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
  /** Also while the connection is there and silent. `heardAtMs`: the last frame, on the page's monotonic clock. */
  onLost(heardAtMs: number): void;
  /** The hub is heard again on the connection that was silent. */
  onHeardAgain(): void;
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
  /** Since when the hub is silent or gone; `null` while it is there, before it ever was, and when it let go of us. */
  awaySinceMs(): number | null;
  /** The hub's last word; `null` before the first. Like the former on the page's monotonic clock. */
  heardAtMs(): number | null;
  /** Readings that the store has not confirmed. */
  waitingCount(): number;
  /** Readings that had to be given up. */
  droppedCount(): number;
  /** Brings what waits, also after the end of the class [EN2], then closes. Resolves when nothing waits or it gave up. */
  drain(options: { withinMs: number }): Promise<void>;
  close(): void;
};

/** A join token and where to bring it; `null` when the server refuses one for good. */
export type HubTicket = { token: string; hubUrl: string };

const TIME_FIRST_GAP_MS = 250;
const TIME_FIRST_COUNT = 4;
/** Looks for overdue readings, for silence, for the next time request. */
const HOUSEKEEPING_MS = 250;

/** The connection to the telemetry hub: comes back by itself, loses no reading while the page is open. */
export function createTelemetrySocket({
  ticket,
  events,
  random = Math.random,
  open = (url) => new WebSocket(url),
}: {
  /** A fresh ticket for each connection. Rejects when there is none now; resolves `null` when there will be none. */
  ticket(): Promise<HubTicket | null>;
  events: TelemetryEvents;
  random?: () => number;
  open?: (url: string) => WebSocket;
}): TelemetrySocket {
  const clock = createSessionClock();
  const buffer = createResendBuffer();
  /** Captured before the hub ever said its time. */
  let early: LiveReading[] = [];
  let earlyDropped = 0;
  let sensor: { state: SensorState; changedAtMs: number } = { state: 'none', changedAtMs: performance.now() };
  let socket: WebSocket | null = null;
  let isWelcome = false;
  let isClosed = false;
  let attempt = 0;
  const watch = createHubWatch();
  let isSilent = false;
  let heardAtMs: number | null = null;
  let awaySinceMs: number | null = null;
  let timeRequestsSent = 0;
  let nextTimeRequestAtMs = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let drainTimer: ReturnType<typeof setTimeout> | undefined;
  let isDraining = false;
  let markStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    markStopped = resolve;
  });

  const waitingCount = () => buffer.size() + early.length;

  const transmit = (frame: UpFrame): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame) as Uint8Array<ArrayBuffer>);
  };

  function store(reading: LiveReading): void {
    const capturedAtMs = clock.toSessionMs(reading.arrivedAtMs);
    if (capturedAtMs === null) {
      early.push(reading);
      if (early.length <= DEFAULT_CAPACITY) return;
      early.shift();
      earlyDropped += 1;
      return;
    }
    const rr1024 = reading.rr1024.slice(0, RR_PER_READING_MAX);
    const isKept = buffer.add(reading.streamId, {
      capturedAtMs: Math.round(capturedAtMs),
      bpm: reading.bpm,
      contact: reading.contact,
      rr1024,
    });
    if (!isKept) abandon();
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
    nextTimeRequestAtMs = nowMs + (timeRequestsSent < TIME_FIRST_COUNT ? TIME_FIRST_GAP_MS : ASK_EVERY_MS);
    watch.asked(nowMs);
    transmit({ kind: 'time-request', clientTimeMs: nowMs });
  }

  function handleMessage(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    const nowMs = performance.now();
    watch.heard(nowMs);
    heardAtMs = nowMs;
    if (isWelcome) awaySinceMs = null;
    if (isSilent) {
      isSilent = false;
      events.onHeardAgain();
    }
    const decoded = decodeFrame(new Uint8Array(data));
    if (!decoded.ok) return;
    const frame = decoded.frame;
    switch (frame.kind) {
      case 'welcome': {
        isWelcome = true;
        awaySinceMs = null;
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
        buffer.stored(frame.streamId, frame.throughSequence, nowMs);
        if (isDraining && waitingCount() === 0) stop();
        return;
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
    } catch (error) {
      return retry(ticketWaitMs(error, attempt, random));
    }
    if (isClosed) return;
    if (answer === null) return stop();
    const { token, hubUrl } = answer;
    const opened = open(hubUrl);
    opened.binaryType = 'arraybuffer';
    socket = opened;
    watch.opened(performance.now());
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
    isSilent = false;
    if (isWelcome) {
      awaySinceMs ??= performance.now();
      events.onLost(watch.heardAtMs);
    }
    isWelcome = false;
    buffer.connectionLost();
    clock.forget();
    if (isClosed) return;
    const next = afterClose(closeCode);
    switch (next) {
      case 'come-back':
        return retry(backoffMs(attempt, random));
      case 'come-back-later':
        return retry(LATER_MS + backoffMs(attempt, random));
      case 'session-ended':
        if (!isDraining) events.onEnd(next);
        // [EN2] Whoever was told may have begun to drain.
        return isDraining ? retry(backoffMs(attempt, random)) : stop();
      default:
        stop();
        events.onEnd(next);
    }
  }

  /** Leaves a connection that is of no use any more, without waiting for its closing handshake. */
  function abandon(): void {
    const useless = socket;
    if (useless === null) return;
    lost(1006);
    useless.close();
  }

  function stop(): void {
    isClosed = true;
    clearInterval(housekeeping);
    clearTimeout(retryTimer);
    clearTimeout(drainTimer);
    socket?.close(1000);
    markStopped();
  }

  function retry(waitMs: number): void {
    if (isClosed) return;
    attempt += 1;
    retryTimer = setTimeout(() => void connect(), waitMs);
  }

  const housekeeping = setInterval(() => {
    const nowMs = performance.now();
    if (socket === null) return;
    const verdict = watch.look(nowMs);
    if (verdict === 'dead') return abandon();
    if (verdict === 'silent' && isWelcome && !isSilent) {
      isSilent = true;
      events.onLost(watch.heardAtMs);
    }
    const silentSinceMs = watch.silentSinceMs(nowMs);
    if (!isWelcome) return;
    awaySinceMs ??= silentSinceMs;
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
    awaySinceMs: () => (isClosed ? null : awaySinceMs),
    heardAtMs: () => heardAtMs,
    waitingCount,
    droppedCount: () => buffer.droppedCount() + earlyDropped,
    drain({ withinMs }) {
      isDraining = true;
      clearTimeout(drainTimer);
      if (isClosed || waitingCount() === 0) stop();
      else drainTimer = setTimeout(stop, withinMs);
      return stopped;
    },
    close: stop,
  };
}
