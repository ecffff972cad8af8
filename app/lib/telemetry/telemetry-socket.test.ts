import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { StreamId } from '#core/ids.ts';
import { FakeHubSocket } from './fake-hub.ts';
import {
  createTelemetrySocket,
  type LiveReading,
  type TelemetryEnd,
  type TelemetrySocket,
} from './telemetry-socket.ts';

const STREAM = '00000000-0000-4000-8000-000000000001' as StreamId;

let sockets: FakeHubSocket[];
let happened: string[];
let telemetry: TelemetrySocket;
let isRefused: boolean;
let isSignedOut: boolean;
let onEnd: (end: TelemetryEnd) => void;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  happened = [];
  isRefused = false;
  isSignedOut = false;
  onEnd = () => {};
  telemetry = createTelemetrySocket({
    async ticket() {
      if (isSignedOut) throw new AppError('not-signed-in', 'Sign in.');
      return isRefused ? null : { token: 'token', hubUrl: 'wss://hub.example' };
    },
    random: () => 1,
    open() {
      const socket = new FakeHubSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    events: {
      onConnected: () => happened.push('connected'),
      onLost: () => happened.push('lost'),
      onHeardAgain: () => happened.push('heard again'),
      onTick: () => {},
      onConsent: () => {},
      onEnd(end) {
        happened.push(end);
        onEnd(end);
      },
    },
  });
});
afterEach(() => {
  telemetry.close();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const newest = () => sockets.at(-1)!;
const aReading = (): LiveReading => ({
  streamId: STREAM,
  arrivedAtMs: performance.now(),
  bpm: 120,
  contact: 'contact',
  rr1024: [],
});
const stored = (throughSequence: number) => ({ kind: 'stored', streamId: STREAM, throughSequence }) as const;

async function connected(): Promise<FakeHubSocket> {
  await pass(0);
  newest().welcome();
  return newest();
}

/** Answers everything that is asked, for some time. */
async function passAnswering(socket: FakeHubSocket, ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 250) {
    await pass(250);
    for (const { clientTimeMs } of socket.of('time-request').slice(-1)) {
      socket.say({ kind: 'time', clientTimeMs, serverTimeMs: 1_000_000 + clientTimeMs });
    }
  }
}

it('[CL2] asks every second', async () => {
  const socket = await connected();
  await passAnswering(socket, 2000);
  const before = socket.of('time-request').length;
  await passAnswering(socket, 10_000);
  expect(socket.of('time-request').length - before).toBe(10);
  expect(happened).toEqual(['connected']);
});

it('[CL2] knows within 3 s that the hub fell silent, and dates it back to its last word', async () => {
  const socket = await connected();
  await passAnswering(socket, 5000);
  expect(telemetry.awaySinceMs()).toBeNull();
  const heardAtMs = telemetry.heardAtMs();
  await pass(3000);
  expect(telemetry.awaySinceMs()).toBe(heardAtMs);
  expect(performance.now() - (heardAtMs ?? 0)).toBeLessThan(4000);
  socket.say({ kind: 'tick', serverTimeMs: 1, entries: [] });
  expect(telemetry.awaySinceMs()).toBeNull();
});

it('[CL2] makes nothing of a server that pauses for a second', async () => {
  const socket = await connected();
  await passAnswering(socket, 5000);
  for (let pause = 0; pause < 5; pause += 1) {
    for (let at = 0; at < 1000; at += 250) {
      await pass(250);
      expect(telemetry.awaySinceMs()).toBeNull();
    }
    await passAnswering(socket, 500);
  }
});

it('is away from the end of a connection until WELCOME, and not once it will not come back', async () => {
  const socket = await connected();
  await passAnswering(socket, 1000);
  const closedAtMs = performance.now();
  socket.close(1013);
  await pass(1000);
  expect(telemetry.awaySinceMs()).toBe(closedAtMs);
  await pass(5000);
  newest().welcome();
  expect(telemetry.awaySinceMs()).toBeNull();
  newest().close(4405);
  expect(telemetry.awaySinceMs()).toBeNull();
});

it('[CL2] says within about 5 s that a hub that fell silent is lost, and that it is heard again', async () => {
  const socket = await connected();
  await pass(5000);
  expect(happened).toEqual(['connected']);
  await pass(500);
  expect(happened).toEqual(['connected', 'lost']);
  socket.say({ kind: 'tick', serverTimeMs: 1, entries: [] });
  expect(happened).toEqual(['connected', 'lost', 'heard again']);
  expect(sockets).toHaveLength(1);
});

it('[CL2] makes a new connection after 10 s of silence, and sends again what was not stored', async () => {
  const silent = await connected();
  telemetry.send(aReading());
  await pass(11_000);
  expect(silent.readyState).toBe(WebSocket.CLOSED);
  expect(sockets).toHaveLength(2);
  newest().welcome();
  expect(newest().of('readings')).toHaveLength(1);
});

it('[EN2] brings what was not stored after the end of the class', async () => {
  const socket = await connected();
  telemetry.send(aReading());
  const drained = Promise.withResolvers<void>();
  onEnd = () => drained.resolve(telemetry.drain({ withinMs: 120_000 }));
  socket.close(4410);
  expect(happened).toContain('session-ended');
  await pass(1000);
  newest().welcome();
  expect(newest().of('readings')).toHaveLength(1);
  // The hub closes again before the store took it: the reading is brought once more.
  newest().close(4410);
  await pass(2000);
  expect(sockets).toHaveLength(3);
  newest().welcome();
  newest().say(stored(0));
  await drained.promise;
  expect(telemetry.waitingCount()).toBe(0);
  expect(newest().readyState).toBe(WebSocket.CLOSED);
  expect(happened.filter((each) => each === 'session-ended')).toHaveLength(1);
});

it('drains on the open connection, and is done at once when nothing waits', async () => {
  const socket = await connected();
  telemetry.send(aReading());
  const drained = telemetry.drain({ withinMs: 120_000 });
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.say(stored(0));
  await drained;
  expect(socket.readyState).toBe(WebSocket.CLOSED);
  await telemetry.drain({ withinMs: 120_000 });
});

it('gives up draining when the time is over', async () => {
  await connected();
  telemetry.send(aReading());
  let isDone = false;
  void telemetry.drain({ withinMs: 120_000 }).then(() => {
    isDone = true;
  });
  await pass(119_000);
  expect(isDone).toBe(false);
  await pass(1000);
  expect([isDone, telemetry.waitingCount()]).toEqual([true, 1]);
});

it('gives up draining when the server gives no ticket any more', async () => {
  const socket = await connected();
  telemetry.send(aReading());
  const drained = telemetry.drain({ withinMs: 120_000 });
  isRefused = true;
  socket.close(4410);
  await pass(1000);
  await drained;
  expect(telemetry.waitingCount()).toBe(1);
});

it('somebody who is signed out keeps recording, and what waited goes up after they signed in again', async () => {
  const socket = await connected();
  isSignedOut = true;
  socket.close(1006);
  await pass(1000);
  telemetry.send(aReading());
  await pass(60_000);
  expect(telemetry.waitingCount()).toBe(1);
  expect(sockets).toHaveLength(1);
  isSignedOut = false;
  await pass(10_000);
  newest().welcome();
  expect(newest().of('readings')).toHaveLength(1);
});
