import type { BusMessage } from '#core/bus-messages.ts';
import { assertNever } from '#core/errors.ts';
import type { EpochMs, SessionId } from '#core/ids.ts';
import { CLOSE_CODE } from '#core/protocol/telemetry-frames.ts';
import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { ConsentReader, SessionReader, TokenVerifier } from './admission.ts';
import { createChannels } from './channels.ts';
import { type Connection, createConnection } from './connection.ts';
import { listen } from './listener.ts';
import { createSink, type SampleAppender } from './sink.ts';
import { createCounters, type HubStats } from './stats.ts';
import { createTicker } from './ticker.ts';

export type HubOptions = {
  /** 0: any free port. */
  port: number;
  host: string;
  tokens: TokenVerifier;
  /** `undefined`: the client named no Origin (not a browser). */
  isAllowedOrigin(origin: string | undefined): boolean;
  bus: Bus;
  samples: SampleAppender;
  consents: ConsentReader;
  sessions: SessionReader;
  clock: Clock;
  log: Log;
  /** Time between two ticks, ms; default 250. */
  tickMs?: number;
};

export type Hub = {
  /** The port it listens on. */
  port: number;
  /** Stores what was received, closes connections with 1001, stops listening. Idempotent. */
  close(): Promise<void>;
  stats(): HubStats;
};

const DEFAULT_TICK_MS = 250;
/** How often open sessions are compared with PostgreSQL, in case a bus message was missed. */
const RECHECK_MS = 30_000;
/** Longest wait for the store when the hub ends. What is not stored then, clients keep. */
const LAST_FLUSH_MS = 5000;

export async function startHub(options: HubOptions): Promise<Hub> {
  const { bus, consents, sessions, clock, log, tickMs = DEFAULT_TICK_MS } = options;
  const counters = createCounters();
  const channels = createChannels(createTicker(counters));
  const sink = createSink({ store: options.samples, log, counters });
  const connections = new Set<Connection>();
  const awaitingHello = new Set<Connection>();
  let isRechecking = false;
  const services = { ...options, sink, counters, channels, tickMs };

  /** [EN1] The ticks that follow close its connections, those too that are being admitted now. */
  function endSession(sessionId: SessionId, endedAtMs: EpochMs): void {
    const channel = channels.find(sessionId);
    if (!channel || channel.endedAtMs !== null) return;
    channel.end(endedAtMs, clock.nowMs());
    log.info({ sessionId }, 'session ended on the hub');
  }

  function handleBusMessage(message: BusMessage): void {
    switch (message.kind) {
      case 'session-opened':
        return;
      case 'session-ended':
        endSession(message.sessionId, message.endedAtMs);
        return;
      case 'consent-changed':
        channels.find(message.sessionId)?.noteConsent(message);
        return;
      case 'participant-removed':
        channels.find(message.sessionId)?.remove(message.participantId);
        return;
      default:
        assertNever(message);
    }
  }

  function tick(): void {
    const nowMs = clock.nowMs();
    for (const connection of awaitingHello) {
      if (!connection.checkHello(nowMs)) awaitingHello.delete(connection);
    }
    for (const channel of channels.all()) channel.tick(nowMs);
  }

  /** The bus is a hint; PostgreSQL holds the facts. Logs what fails. */
  async function recheck(): Promise<void> {
    if (isRechecking) return;
    isRechecking = true;
    for (const channel of channels.all()) {
      const { sessionId } = channel;
      try {
        for (const fact of await consents.currentOf(sessionId)) channel.noteConsent(fact);
        const session = await sessions.byId(sessionId);
        if (session?.state === 'ended') endSession(sessionId, session.endedAt?.getTime() ?? clock.nowMs());
      } catch (error) {
        log.warn({ err: error, sessionId }, 'an open session could not be compared with the database');
      }
    }
    isRechecking = false;
  }

  const listener = await listen({
    port: options.port,
    host: options.host,
    isAllowedOrigin: options.isAllowedOrigin,
    onForeignOrigin() {
      counters.refused++;
      log.info({ reason: 'foreign-origin' }, 'telemetry connection refused');
    },
    open(socket) {
      const connection = createConnection(socket, services);
      connections.add(connection);
      awaitingHello.add(connection);
      return {
        receive: connection.receive,
        closed() {
          connections.delete(connection);
          awaitingHello.delete(connection);
          connection.socketClosed();
        },
      };
    },
  });
  const unsubscribe = bus.subscribe(handleBusMessage);
  const tickTimer = setInterval(tick, tickMs);
  const recheckTimer = setInterval(() => void recheck(), RECHECK_MS);

  async function stop(): Promise<void> {
    unsubscribe();
    clearInterval(tickTimer);
    clearInterval(recheckTimer);
    listener.stopListening();
    await briefly(sink.flush());
    for (const connection of connections) connection.close(CLOSE_CODE.goingAway);
    await listener.close();
    await briefly(sink.close());
  }

  let closing: Promise<void> | null = null;
  return {
    port: listener.port,
    close() {
      closing ??= stop();
      return closing;
    },
    stats: () => ({
      connections: connections.size,
      channels: channels.count,
      queuedSamples: sink.queuedSamples,
      ...counters,
    }),
  };
}

/** Waits for the store, but not for ever. */
async function briefly(work: Promise<void>): Promise<void> {
  const deadline = Promise.withResolvers<void>();
  const timer = setTimeout(deadline.resolve, LAST_FLUSH_MS);
  await Promise.race([work, deadline.promise]);
  clearTimeout(timer);
}
