import type { LiveSession } from '#app/features/live/session/live-session.ts';
import { browserStorage, createRoomSettings } from '#app/features/live/settings/room-settings.ts';
import { createLiveMetricsStore } from '#app/stores/live-metrics.ts';
import { createRoomStore } from '#app/stores/room.ts';
import type { SessionId } from '#core/ids.ts';
import { zoneLowerBoundsBpm } from '#core/zones.ts';
import { classOf49 } from '../class-of-49.ts';

const nothing = () => {};

/** The live page's stores with 49 people in the room, and no network. */
export function benchSession(): LiveSession {
  const room = createRoomStore(
    {
      session: {
        sessionId: '00000000-0000-4000-8000-000000000000' as SessionId,
        title: 'Bench',
        studioName: 'Bench',
        instructorName: 'Mara',
        isInstructorSimulated: false,
        state: 'live',
        startsAtMs: Date.now(),
        startedAtMs: Date.now(),
        plannedMinutes: 45,
      },
      viewer: { role: 'instructor', displayName: 'Mara', audience: 'nobody' },
      zones: { lowerBoundsBpm: zoneLowerBoundsBpm({ hrMaxBpm: 190 }), hrMaxBpm: 190, isHrMaxEstimated: false },
    },
    performance.now(),
  );
  room.setState({ phase: { phase: 'room' }, link: { state: 'connected', sinceMs: 0 }, others: classOf49() });
  return {
    room,
    metrics: createLiveMetricsStore(),
    settings: createRoomSettings(browserStorage()),
    sounds: { say: () => false },
    start: nothing,
    pairStrap: nothing,
    turnOn: nothing,
    turnOff: nothing,
    setMuted: nothing,
    open: async () => {},
    join: async () => {},
    setAudience: async () => {},
    sendChat: async () => {},
    sendCue: async () => {},
    clearCue: async () => {},
    raiseHand: async () => {},
    lowerHand: async () => {},
    chatShown: nothing,
    watchVideo: () => nothing,
    preferLayer: nothing,
    receiverStats: async () => new Map(),
    retryVideo: nothing,
    leave: async () => {},
    waitingReadings: () => 0,
    end: async () => {},
    classHistory: async () => ({ fromMs: Date.now(), people: [] }),
    nowMs: () => Date.now(),
    close: nothing,
  } as unknown as LiveSession;
}
