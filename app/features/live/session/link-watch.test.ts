import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomState, RoomStore } from '../../../stores/room.ts';
import { NO_LINK_TROUBLE } from './link-trouble.ts';
import { watchLink } from './link-watch.ts';

const FINE = {
  roomLostSinceMs: null,
  roomHeardAtMs: null,
  hubAwaySinceMs: null,
  hubHeardAtMs: null,
  mediaLostSinceMs: null,
};

let room: RoomStore;
let signals: Parameters<typeof watchLink>[0]['signals'];
let stop: () => void;
let changes: number;
let machine: { onLine: boolean };

beforeEach(() => {
  vi.useFakeTimers();
  machine = { onLine: true };
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', machine);
  room = createStore<RoomState>()(() => ({ trouble: NO_LINK_TROUBLE }) as RoomState);
  changes = 0;
  room.subscribe(() => {
    changes += 1;
  });
  signals = () => FINE;
  stop = watchLink({ room, signals: () => signals() });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stage = () => room.getState().trouble.stage;

it('follows a loss through its stages and back, and is silent in between', () => {
  const lostAtMs = performance.now();
  signals = () => ({ ...FINE, roomLostSinceMs: lostAtMs });
  const seen = [1750, 250, 1750, 250, 15_750, 250, 39_750, 250].map((ms) => {
    vi.advanceTimersByTime(ms);
    return stage();
  });
  expect(seen).toEqual(['none', 'word', 'word', 'freeze', 'freeze', 'audio', 'audio', 'rejoin']);
  expect(changes).toBe(4);
  signals = () => FINE;
  vi.advanceTimersByTime(250);
  expect([stage(), changes]).toEqual(['none', 5]);
});

it('hears of it from the machine', () => {
  machine.onLine = false;
  window.dispatchEvent(new Event('offline'));
  vi.advanceTimersByTime(4000);
  expect(stage()).toBe('freeze');
  machine.onLine = true;
  window.dispatchEvent(new Event('online'));
  expect(stage()).toBe('none');
});

it('says nothing more once it is stopped', () => {
  stop();
  signals = () => ({ ...FINE, mediaLostSinceMs: performance.now() - 90_000 });
  vi.advanceTimersByTime(10_000);
  expect(changes).toBe(0);
});
