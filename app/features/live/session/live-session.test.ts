import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import type { SessionStateAnswer } from '../../../lib/session-api.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';

/** What the class is made of, each answering when the test says so. */
const fake = vi.hoisted(() => ({
  happened: [] as string[],
  leaveAnswered: () => {},
  saved: () => {},
  stateQuestions: [] as ((answer: SessionStateAnswer) => void)[],
}));

vi.mock('../../../lib/page-hidden.ts', () => ({ watchPageHidden: () => () => {} }));
vi.mock('../../../lib/wake-lock.ts', () => ({ keepScreenOn: () => () => {} }));
vi.mock('./link-watch.ts', () => ({ watchLink: () => () => {} }));
vi.mock('../../../lib/media/local-media.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  createLocalMedia: () => ({ start() {}, turnOn() {}, turnOff() {}, close: () => fake.happened.push('media off') }),
}));
vi.mock('../../../lib/session-api.ts', () => ({
  createSessionApi: () => ({
    state: () => new Promise((resolve) => fake.stateQuestions.push(resolve)),
    join: async () => ({
      token: 'token',
      hubUrl: 'wss://hub.example',
      self: { participantId: 'p', slot: 1, audience: 'class', consentEpoch: 1 },
      session: SESSION,
    }),
  }),
}));
vi.mock('./room-connection.ts', () => ({
  createRoomConnection: () => ({
    leave() {
      fake.happened.push('leave asked');
      return new Promise<void>((resolve) => {
        fake.leaveAnswered = resolve;
      });
    },
    close: () => fake.happened.push('room closed'),
  }),
}));
vi.mock('./heart-rate-flow.ts', () => ({
  createHeartRateFlow: () => ({
    startSending() {},
    sessionNowMs: () => null,
    finish({ withinMs }: { withinMs: number }) {
      fake.happened.push(`saving for ${withinMs / 1000} s`);
      return new Promise<void>((resolve) => {
        fake.saved = resolve;
      });
    },
    close() {},
  }),
}));

const SESSION = {
  sessionId: '0190b3f2-0000-7000-8000-000000000001' as SessionId,
  title: 'Class',
  studioName: 'Studio',
  instructorName: 'Mara',
  isInstructorSimulated: false,
  state: 'live' as const,
  startsAtMs: 0,
  startedAtMs: 0,
  plannedMinutes: 45,
};

/** Any time but that of this machine: its clock must not matter. */
const SERVER_NOW_MS = Date.UTC(2031, 4, 4, 17, 30);

let live: LiveSession;

beforeEach(() => {
  vi.useFakeTimers();
  fake.happened = [];
  fake.stateQuestions = [];
  live = createLiveSession({
    serverNowMs: SERVER_NOW_MS,
    simulatedPerson: null,
    session: SESSION,
    viewer: { role: 'participant', displayName: 'Ana', audience: 'class' },
    zones: { lowerBoundsBpm: [114, 133, 152, 171], hrMaxBpm: 190, isHrMaxEstimated: false },
  });
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
});

const phase = () => live.room.getState().phase;

it('who leaves is neither seen nor heard at once, and a room that does not answer holds nobody', async () => {
  await live.join();
  void live.leave('/schedule');
  expect(phase()).toEqual({ phase: 'leaving', to: '/schedule', isDone: false });
  expect(fake.happened).toEqual(['media off', 'saving for 120 s', 'leave asked']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(fake.happened).toContain('room closed');
});

it('who leaves stays on the page until what waits is saved', async () => {
  await live.join();
  void live.leave('/schedule');
  fake.leaveAnswered();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(phase()).toMatchObject({ isDone: false });
  fake.saved();
  await vi.advanceTimersByTimeAsync(0);
  expect(phase()).toMatchObject({ phase: 'leaving', isDone: true });
});

it('a page that was closed asks nothing any more, even when an answer was on its way', async () => {
  live.start();
  expect(fake.stateQuestions).toHaveLength(1);
  live.close();
  fake.stateQuestions[0]!({ state: 'live', startsAtMs: 0, startedAtMs: 0, nowMs: 0 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fake.stateQuestions).toHaveLength(1);
});

it('goes by the clock of the server, not by that of the phone', async () => {
  expect(live.nowMs()).toBe(SERVER_NOW_MS);
  live.start();
  await vi.advanceTimersByTimeAsync(400);
  vi.setSystemTime(0);
  expect(live.nowMs()).toBe(SERVER_NOW_MS + 400);

  // The page was a second old when its script ran; the first answer says so, 400 ms after the question.
  const answeredAtMs = SERVER_NOW_MS + 1200;
  fake.stateQuestions[0]!({ state: 'live', startsAtMs: 0, startedAtMs: 0, nowMs: answeredAtMs });
  await vi.advanceTimersByTimeAsync(0);
  expect(live.nowMs()).toBe(answeredAtMs + 200);
});
