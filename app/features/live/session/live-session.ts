import { t } from '@lingui/core/macro';
import type { Audience } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { EpochMs, ParticipantId } from '#core/ids.ts';
import type { ClassHistory } from '#core/session-history.ts';
import { CAPTURE } from '../../../lib/media/encodings.ts';
import { type CaptureKind, createLocalMedia } from '../../../lib/media/local-media.ts';
import { watchPageHidden } from '../../../lib/page-hidden.ts';
import { createSessionApi } from '../../../lib/session-api.ts';
import { createSessionClock } from '../../../lib/telemetry/session-clock.ts';
import { keepScreenOn } from '../../../lib/wake-lock.ts';
import { createLiveMetricsStore, type LiveMetricsStore } from '../../../stores/live-metrics.ts';
import { createRoomStore, type RoomStore } from '../../../stores/room.ts';
import { withConsent } from '../../../stores/room-changes.ts';
import type { JoinAnswer, LivePageData } from '../live-class-data.ts';
import type { TracePoint } from '../room/own-trace.ts';
import { browserStorage, createRoomSettings, type RoomSettingsStore } from '../settings/room-settings.ts';
import { createRoomSounds, type RoomSounds } from '../sound/room-sounds.ts';
import { createConsentChoice } from './consent-choice.ts';
import { createHeartRateFlow } from './heart-rate-flow.ts';
import { createJoinTickets, type TicketRefusal } from './join-tickets.ts';
import { watchLink } from './link-watch.ts';
import { createRoomConnection, type RoomConnection } from './room-connection.ts';
import { createSimulatedEffort } from './simulated-effort.ts';
import { createTraceRecorder } from './trace-recorder.ts';

/** Everything the live page does, from green room to the end: components read the stores and call these. */
export type LiveSession = {
  room: RoomStore;
  metrics: LiveMetricsStore;
  /** How this person wants the room. */
  settings: RoomSettingsStore;
  sounds: RoomSounds;
  /** Asks for camera and microphone and waits for the class to open. */
  start(): void;
  pairStrap(): void;
  /** In a demo: a strap that is not there, in place of one. */
  wearSimulatedStrap(): void;
  turnOn(kind: CaptureKind, deviceId?: string): void;
  turnOff(kind: CaptureKind): void;
  setMuted(isMuted: boolean): void;
  /** The instructor opens the room, and goes in. */
  open(): Promise<void>;
  join(): Promise<void>;
  setAudience(audience: Audience): Promise<void>;
  sendChat(text: string): Promise<void>;
  /** The instructor's cue to the class or to one participant. Rejects when it was not sent; `problem` says why. */
  sendCue: RoomConnection['sendCue'];
  clearCue(): Promise<void>;
  raiseHand(isRaised: boolean): Promise<void>;
  /** The instructor has heard the question. */
  lowerHand(participantId: ParticipantId): Promise<void>;
  chatShown(isShown: boolean): void;
  /** A tile shows this producer until it calls the function that it gets. */
  watchVideo(producerId: string): () => void;
  preferLayer(producerId: string, spatialLayer: 0 | 1 | 2): void;
  receiverStats(): Promise<Map<string, RTCStatsReport>>;
  retryVideo(): void;
  /** Sound and heart rate without pictures, until the person wants them back. */
  setAudioOnly(isAudioOnly: boolean): void;
  /** Out of the room at once; the page stays until what waits is saved, then goes to `to`. */
  leave(to: string): Promise<void>;
  /** Own readings that are not saved yet. */
  waitingReadings(): number;
  /** The instructor ends the class for everybody. */
  end(): Promise<void>;
  /** For the instructor: what was captured and shared since `fromMs`, or since the opening. */
  classHistory(fromMs: EpochMs | null): Promise<ClassHistory>;
  /** The own heart rate so far, oldest first. */
  ownTrace(): readonly TracePoint[];
  /** Session time now: as the server said it with the page, and the hub later. The machine's own clock may be off. */
  nowMs(): number;
  close(): void;
};

/** How often the green room asks whether the class is open. */
const POLL_MS = 3000;
/** How long the last readings are brought after the class or after leaving it; the hub takes them for longer [EN2]. */
const LAST_READINGS_MS = 120_000;
/** How long a room is given to answer somebody who leaves. */
const LEAVE_ANSWER_MS = 1000;

/** Said by the hub's and the room's refusals alike, and taken back when a token comes again. */
const signedOut = () =>
  t`You are signed out. Sign in again in another tab; nothing here needs reloading, and what your strap sends is kept.`;

export function createLiveSession(data: LivePageData): LiveSession {
  const room = createRoomStore(data, performance.now());
  const metrics = createLiveMetricsStore();
  const settings = createRoomSettings(browserStorage());
  const sounds = createRoomSounds({ settings });
  const api = createSessionApi(data.session.sessionId);
  /** Until the hub says its time. */
  const clock = createSessionClock();
  clock.welcomed({ arrivedAtMs: performance.now(), serverTimeMs: data.serverNowMs });
  let connection: RoomConnection | null = null;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let isChatShown = false;
  let isClosed = false;
  let letScreenSleep = () => {};
  let stopWatchingPage = () => {};
  let stopWatchingLink = () => {};

  function nowMs(): number {
    return heartRate.sessionNowMs() ?? clock.toSessionMs(performance.now()) ?? data.serverNowMs;
  }

  const person = data.simulatedPerson;
  if (person !== null) room.setState({ simulatedStrap: 'offered' });
  const media = createLocalMedia({
    camera: CAPTURE[data.viewer.role],
    onChange: (change) => room.setState((state) => ({ media: { ...state.media, ...change } })),
  });
  const heartRate = createHeartRateFlow({
    room,
    metrics,
    zoneBounds: data.zones.lowerBoundsBpm,
    simulated: person === null ? null : { person, effort: createSimulatedEffort({ room, body: person.body, nowMs }) },
    onEnd: (end) => {
      if (end === 'session-ended') finish();
      if (end === 'removed') stepOut('removed');
    },
  });

  const ownTrace = createTraceRecorder({ room, metrics, nowMs, history: api.ownHistory });

  const consent = createConsentChoice({
    room,
    api: { setAudience: api.setAudience, read: async () => (await api.token()).self },
    messageOf,
  });

  /** Lets go of the class; the page stays and says why. */
  function disconnect(): void {
    leaveRoom();
    heartRate.close();
  }

  function leaveRoom(): void {
    clearTimeout(pollTimer);
    stopWatchingLink();
    connection?.close();
    connection = null;
    media.close();
  }

  function finish(): void {
    const { phase } = room.getState().phase;
    if (phase === 'ended' || phase === 'out' || phase === 'leaving') return;
    leaveRoom();
    void heartRate.finish({ withinMs: LAST_READINGS_MS });
    room.setState(({ session }) => ({ phase: { phase: 'ended' }, session: { ...session, state: 'ended' } }));
  }

  function stepOut(reason: 'removed' | 'replaced'): void {
    const { phase } = room.getState().phase;
    if (phase === 'ended' || (phase === 'leaving' && reason === 'replaced')) return;
    leaveRoom();
    // The other window has the room; what this one has recorded is still to be brought.
    if (reason === 'replaced') void heartRate.finish({ withinMs: LAST_READINGS_MS });
    else heartRate.close();
    room.setState({ phase: { phase: 'out', reason } });
  }

  function handleRefusal(refusal: TicketRefusal): void {
    if (refusal === 'session-ended') finish();
    else if (refusal === 'removed') stepOut('removed');
    else room.setState({ problem: signedOut() });
  }

  async function poll(): Promise<void> {
    if (isClosed) return;
    try {
      const sentAtMs = performance.now();
      const { state, startsAtMs, startedAtMs, nowMs } = await api.state();
      clock.answered({ sentAtMs, arrivedAtMs: performance.now(), serverTimeMs: nowMs });
      if (isClosed || room.getState().phase.phase !== 'green-room') return;
      room.setState(({ session }) => ({ session: { ...session, state, startsAtMs, startedAtMs } }));
      if (state === 'ended') return finish();
    } catch {
      // The server is away for a moment, or this machine slept; the next question comes anyway.
      clock.forget();
    }
    if (!isClosed) pollTimer = setTimeout(() => void poll(), POLL_MS);
  }

  function enter(answer: JoinAnswer): void {
    room.setState({ self: answer.self, session: answer.session, audience: answer.self.audience });
    const adopt = ({ self, session }: JoinAnswer) => {
      room.setState((state) => ({
        ...withConsent(state, self),
        session,
        problem: state.problem === signedOut() ? null : state.problem,
      }));
      if (session.state === 'ended') finish();
    };
    const tickets = () => createJoinTickets({ first: answer, api, onAnswer: adopt, onRefused: handleRefusal });
    heartRate.startSending(tickets());
    const signalingTickets = tickets();
    const entered = createRoomConnection({
      room,
      async ticket() {
        const fresh = await signalingTickets();
        // A class that is over gives tokens for the hub only.
        return fresh === null || fresh.session.state === 'ended' ? null : fresh.token;
      },
      isChatOpen: () => isChatShown,
      onEnd: (reason) => (reason === 'session-ended' ? finish() : stepOut(reason)),
    });
    connection = entered;
    stopWatchingLink = watchLink({
      room,
      signals: () => ({ ...heartRate.linkSignals(), ...entered.linkSignals() }),
    });
  }

  async function join(): Promise<void> {
    // The tap on Join is the one that lets the page be heard.
    sounds.unlock();
    clearTimeout(pollTimer);
    room.setState({ phase: { phase: 'joining' }, problem: null });
    try {
      const { audience, simulatedStrap } = room.getState();
      const answer = await api.join({ audience, hasSimulatedStrap: simulatedStrap === 'used' });
      if (!isClosed) enter(answer);
    } catch (error) {
      if (error instanceof AppError && error.code === 'session-ended') return finish();
      room.setState({ phase: { phase: 'green-room' }, problem: messageOf(error) });
      void poll();
    }
  }

  /** What the person wanted was done, or the screen says why not. */
  async function told(request: Promise<void> | undefined): Promise<void> {
    try {
      await request;
      room.setState({ problem: null });
    } catch (error) {
      room.setState({ problem: messageOf(error) });
      throw error;
    }
  }

  return {
    room,
    metrics,
    settings,
    sounds,
    start() {
      if (room.getState().phase.phase === 'ended') return;
      letScreenSleep = keepScreenOn();
      stopWatchingPage = watchPageHidden((isHidden) => room.setState({ isHidden }));
      void media.start();
      void poll();
    },
    pairStrap: () => heartRate.pairStrap(),
    wearSimulatedStrap: () => heartRate.wearSimulatedStrap(),
    turnOn: (kind, deviceId) => void media.turnOn(kind, deviceId),
    turnOff: (kind) => media.turnOff(kind),
    setMuted: (isMuted) => room.setState({ isMuted }),
    async open() {
      sounds.unlock();
      try {
        await api.open();
      } catch (error) {
        room.setState({ problem: messageOf(error) });
        return;
      }
      await join();
    },
    join,
    setAudience: (audience) => consent.choose(audience),
    sendChat: (text) => told(connection?.sendChat(text)),
    sendCue: (cue) => told(connection?.sendCue(cue)),
    clearCue: () => told(connection?.clearCue()),
    raiseHand: (isRaised) => told(connection?.raiseHand(isRaised)),
    lowerHand: (participantId) => told(connection?.lowerHand(participantId)),
    chatShown(isShown) {
      isChatShown = isShown;
      if (isShown) room.setState({ unreadCount: 0 });
    },
    watchVideo: (producerId) => connection?.media.watch(producerId) ?? (() => {}),
    preferLayer: (producerId, spatialLayer) => connection?.media.preferLayer(producerId, spatialLayer),
    receiverStats: async () => (await connection?.media.receiverStats()) ?? new Map(),
    retryVideo: () => connection?.retry(),
    setAudioOnly(isAudioOnly) {
      room.setState({ isAudioOnly });
      // What failed with pictures is tried anew without, and the other way round.
      if (room.getState().video !== 'connected') connection?.retry();
    },
    async leave(to) {
      room.setState({ phase: { phase: 'leaving', to, isDone: false } });
      // Whoever leaves is neither seen nor heard from here on, however slow the server is.
      media.close();
      const saved = heartRate.finish({ withinMs: LAST_READINGS_MS });
      await Promise.race([connection?.leave(), new Promise((resolve) => setTimeout(resolve, LEAVE_ANSWER_MS))]);
      leaveRoom();
      await saved;
      if (room.getState().phase.phase === 'leaving') room.setState({ phase: { phase: 'leaving', to, isDone: true } });
    },
    waitingReadings: () => heartRate.waitingCount(),
    async end() {
      try {
        await api.end();
        finish();
      } catch (error) {
        room.setState({ problem: messageOf(error) });
      }
    },
    classHistory: api.classHistory,
    ownTrace: ownTrace.trace,
    nowMs,
    close() {
      isClosed = true;
      letScreenSleep();
      stopWatchingPage();
      ownTrace.close();
      sounds.close();
      disconnect();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof AppError ? error.message : t`That did not work. Try again.`;
}
