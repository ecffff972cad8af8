import type { JoinClaims } from '#core/join-claims.ts';
import { encodeFrame, type TelemetryFrame } from '#core/protocol/telemetry-frames.ts';
import { createLog } from '#platform/log.ts';
import { createChannels } from './channels.ts';
import { type Connection, createConnection } from './connection.ts';
import type { ConsentFact } from './session-channel.ts';
import type { SinkEntry } from './sink.ts';
import { createCounters } from './stats.ts';
import { createTestClock, createTestSocket, someClaims, type TestSocket } from './test-parts.ts';
import { createTicker } from './ticker.ts';

/** A hub's worth of services around connections, all in memory; what waits for the sink is settled by the test. */
export function createTestHub() {
  const clock = createTestClock();
  const counters = createCounters();
  const channels = createChannels(createTicker(counters));
  const bearers = new Map<string, JoinClaims>();
  const facts = new Map<string, Required<ConsentFact>>();
  const waiting: SinkEntry[] = [];
  const lines: string[] = [];
  const answers = {
    state: 'live' as 'scheduled' | 'live' | 'ended' | null,
    endedAtMs: null as number | null,
    databaseFails: false,
    /** Called while a token is checked, after the database was read. */
    meanwhile: () => {},
  };
  const services = {
    clock,
    counters,
    channels,
    tickMs: 250,
    log: createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } }),
    tokens: {
      async verify(token: string) {
        const claims = bearers.get(token);
        return claims ? { ok: true as const, claims } : { ok: false as const, code: 'bad-token' as const };
      },
    },
    consents: {
      async currentOf() {
        if (answers.databaseFails) throw new Error('connection refused');
        const current = [...facts.values()].map((fact) => ({ ...fact }));
        answers.meanwhile();
        return current;
      },
    },
    sessions: {
      async byId() {
        const { state, endedAtMs } = answers;
        return state === null ? null : { state, endedAt: endedAtMs === null ? null : new Date(endedAtMs) };
      },
    },
    sink: {
      push(entry: SinkEntry) {
        waiting.push(entry);
        return true;
      },
      flush: async () => {},
      close: async () => {},
      queuedSamples: 0,
    },
  };

  function connect(): { socket: TestSocket; connection: Connection; send(...frames: TelemetryFrame[]): void } {
    const socket = createTestSocket();
    const connection = createConnection(socket, services);
    return {
      socket,
      connection,
      send: (...frames) => {
        for (const frame of frames) connection.receive(encodeFrame(frame), true);
      },
    };
  }

  return {
    clock,
    counters,
    channels,
    answers,
    facts,
    lines,
    connect,
    /** A participation in the database and a token for it. */
    invite(change: Partial<JoinClaims> = {}): { claims: JoinClaims; token: string } {
      const claims = someClaims(change);
      const token = `token-of-${claims.participantId}`;
      bearers.set(token, claims);
      facts.set(claims.participantId, { ...claims, removed: false });
      return { claims, token };
    },
    async admitted(change: Partial<JoinClaims> = {}) {
      const { claims, token } = this.invite(change);
      const peer = connect();
      peer.send({ kind: 'hello', token });
      await settled();
      return { ...peer, claims, token };
    },
    /** Settles everything that waits for the store. */
    store(outcome: 'stored' | 'failed') {
      const entries = waiting.splice(0);
      for (const entry of entries) entry[outcome]();
      for (const entry of entries) entry.announce();
      return entries.flatMap(({ samples }) => samples);
    },
  };
}

/** Lets all pending promise callbacks run. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
