import type { Audience, SessionRole } from '#core/consent.ts';
import type { SessionId } from '#core/ids.ts';
import type { SessionState } from '#core/protocol/signaling.ts';
import type { SimulatedBody } from '#core/simulation/simulated-person.ts';

/** What the live page knows before anything is connected; made by the route's loader. */
export type LiveClassData = {
  session: {
    sessionId: SessionId;
    title: string;
    studioName: string;
    instructorName: string;
    /** Made by a program, not a person. */
    isInstructorSimulated: boolean;
    state: SessionState;
    /** Unix ms. */
    startsAtMs: number;
    /** Unix ms; `null` until the instructor opens the room. */
    startedAtMs: number | null;
    plannedMinutes: number;
  };
  /** Who is looking. */
  viewer: { role: SessionRole; displayName: string; audience: Audience };
  /** The viewer's own thresholds. */
  zones: {
    /** Lowest bpm of zones 2, 3, 4, 5. */
    lowerBoundsBpm: readonly [number, number, number, number];
    hrMaxBpm: number;
    /** True when the maximum is a default or an estimate from age. */
    isHrMaxEstimated: boolean;
  };
};

/** The same, and when it was made: Unix ms of the server, whose clock is the session's. A phone's own may be off. */
export type LivePageData = LiveClassData & {
  serverNowMs: number;
  /** In a demo: the body whose heart a visitor without a strap may borrow. `null`: this is no demo. */
  simulatedPerson: { body: SimulatedBody; seed: number } | null;
};

/** Answer of `POST /api/sessions/:sessionId/join` and `…/token`. */
export type JoinAnswer = {
  token: string;
  /** WebSocket address of the telemetry hub. */
  hubUrl: string;
  self: {
    participantId: string;
    slot: number;
    role: SessionRole;
    displayName: string;
    audience: Audience;
    consentEpoch: number;
    /** The class is told that the heart rate is a program's. */
    hasSimulatedStrap: boolean;
  };
  session: LiveClassData['session'];
};

/** Body of every refused API request, with the HTTP status of its code. */
export type ApiError = { code: string; message: string };
