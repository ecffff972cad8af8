import { assertNever } from '#core/errors.ts';
import type { EpochMs, StreamId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import {
  AFTER_END_SLACK_MS,
  CAPTURE_AGE_MAX_MS,
  CAPTURE_AHEAD_MAX_MS,
  CLOSE_CODE,
  type CloseCode,
  type DownFrame,
  decodeFrame,
  encodeFrame,
  FRAME_UP_MAX_BYTES,
  type ReadingsFrame,
  type TelemetryFrame,
  type UpFrame,
} from '#core/protocol/telemetry-frames.ts';
import type { StoredSample } from '#core/samples.ts';
import { type AdmissionServices, admit } from './admission.ts';
import { createFrameBudget } from './frame-budget.ts';
import { noteReading, noteSensor } from './member.ts';
import type { Seat, SessionChannel } from './session-channel.ts';
import type { Sink } from './sink.ts';
import type { HubSocket } from './socket.ts';
import type { HubCounters } from './stats.ts';
import { createStreamProgress, type StreamProgress } from './stream-progress.ts';

/** [UP1] */
const HELLO_WITHIN_MS = 5000;
/** [UP1] Frames held between HELLO and WELCOME. */
const HELD_FRAMES_MAX = 32;
/** [UP7] */
const STREAMS_MAX = 64;
/** More separate stretches than a client that sends in order can have; bounds memory. */
const OPEN_RANGES_MAX = 1000;
/** [UP8] */
const WAITING_READINGS_MAX = 5000;

export type ConnectionServices = AdmissionServices & {
  sink: Sink;
  counters: HubCounters;
  /** Goes into WELCOME. */
  tickMs: number;
};

/** One WebSocket, from opening to close. It owns its seat in the channel and lets go of it when it closes. */
export type Connection = {
  /** One message. Everything is read before it returns; `bytes` may become invalid then. */
  receive(bytes: Uint8Array, isBinary: boolean): void;
  /** [UP1] Closes it when HELLO is overdue. False when there is nothing to wait for any more. */
  checkHello(nowMs: EpochMs): boolean;
  close(code: CloseCode): void;
  /** The socket is closed, by whichever side. */
  socketClosed(): void;
};

type Admitted = { state: 'admitted'; claims: JoinClaims; channel: SessionChannel; seat: Seat };
type State =
  | { state: 'awaiting-hello' }
  | { state: 'being-admitted'; held: UpFrame[] }
  | Admitted
  | { state: 'closed' };

export function createConnection(socket: HubSocket, services: ConnectionServices): Connection {
  const { sink, counters, clock, log, channels, tickMs } = services;
  const openedAtMs = clock.nowMs();
  const budget = createFrameBudget(openedAtMs);
  const streams = new Map<StreamId, StreamProgress>();
  let waitingReadings = 0;
  let current: State = { state: 'awaiting-hello' };

  function close(code: CloseCode): void {
    if (current.state === 'closed') return;
    letGo();
    socket.close(code);
  }

  /** Leaves the channel; idempotent. State first, so that nothing it sets off finds the connection open. */
  function letGo(): void {
    const before = current;
    current = { state: 'closed' };
    if (before.state !== 'admitted') return;
    before.seat.leave(clock.nowMs());
    channels.release(before.channel);
  }

  function hasUnstored(): boolean {
    return [...streams.values()].some((progress) => progress.openRanges > 0);
  }

  function refuse(code: CloseCode, reason: string): void {
    const who =
      current.state === 'admitted'
        ? { sessionId: current.claims.sessionId, participantId: current.claims.participantId }
        : {};
    log.info({ code, reason, ...who }, 'telemetry connection closed by the hub');
    if (code === CLOSE_CODE.malformed) counters.malformed++;
    if (current.state !== 'admitted') counters.refused++;
    close(code);
  }

  function send(frame: DownFrame): void {
    if (socket.send(encodeFrame(frame))) counters.framesOut++;
  }

  async function beginAdmission(token: string): Promise<void> {
    const held: UpFrame[] = [];
    current = { state: 'being-admitted', held };
    const admission = await admit(token, services);
    if (!admission.ok) {
      if (current.state === 'being-admitted') refuse(admission.closeCode, 'not-admitted');
      return;
    }
    const { claims, channel } = admission;
    if (current.state !== 'being-admitted') {
      // Closed meanwhile.
      channels.release(channel);
      return;
    }
    send({ kind: 'welcome', slot: claims.slot, tickMs, serverTimeMs: clock.nowMs() });
    const seat = channel.enter(claims, { ...socket, close, hasUnstored }, clock.nowMs());
    if (!seat) {
      channels.release(channel);
      refuse(CLOSE_CODE.badToken, 'no-consent');
      return;
    }
    current = { state: 'admitted', claims, channel, seat };
    for (const frame of held) handleUp(frame);
  }

  function handleUp(frame: UpFrame): void {
    if (current.state !== 'admitted') return;
    const nowMs = clock.nowMs();
    switch (frame.kind) {
      case 'hello':
        refuse(CLOSE_CODE.malformed, 'second-hello');
        return;
      case 'readings':
        handleReadings(frame, current, nowMs);
        return;
      case 'sensor':
        noteSensor(current.seat.member, frame.state, frame.changedAtMs, nowMs);
        return;
      case 'time-request':
        send({ kind: 'time', clientTimeMs: frame.clientTimeMs, serverTimeMs: nowMs });
        return;
      default:
        assertNever(frame);
    }
  }

  function handleReadings(frame: ReadingsFrame, { claims, channel, seat }: Admitted, nowMs: EpochMs): void {
    const samples: StoredSample[] = [];
    for (const [index, { offsetMs, bpm, rr1024 }] of frame.readings.entries()) {
      const capturedAtMs = frame.baseCapturedAtMs + offsetMs;
      // [UP5]
      if (capturedAtMs < nowMs - CAPTURE_AGE_MAX_MS || capturedAtMs > nowMs + CAPTURE_AHEAD_MAX_MS) {
        refuse(CLOSE_CODE.malformed, 'capture-time');
        return;
      }
      samples.push({
        kind: 'heart-rate',
        sessionId: claims.sessionId,
        participantId: claims.participantId,
        streamId: frame.streamId,
        sequence: frame.firstSequence + index,
        capturedAtMs,
        receivedAtMs: nowMs,
        bpm,
        rr1024,
      });
    }
    for (const { bpm, capturedAtMs } of samples) noteReading(seat.member, { bpm, capturedAtMs, nowMs });
    // [EN3] What comes after the end is of no session: it counts as stored, so that the client forgets it.
    const lastAtMs = channel.endedAtMs === null ? Number.POSITIVE_INFINITY : channel.endedAtMs + AFTER_END_SLACK_MS;
    store(
      frame,
      samples.filter(({ capturedAtMs }) => capturedAtMs <= lastAtMs),
    );
  }

  /** `samples` are those of the frame's readings that are to be kept. */
  function store({ streamId, firstSequence, readings }: ReadingsFrame, samples: StoredSample[]): void {
    const progress = streams.get(streamId) ?? createStreamProgress();
    streams.set(streamId, progress);
    const lastSequence = firstSequence + readings.length - 1;
    progress.received(firstSequence, lastSequence);
    if (streams.size > STREAMS_MAX || progress.openRanges > OPEN_RANGES_MAX) {
      refuse(CLOSE_CODE.tooMany, 'streams');
      return;
    }
    if (waitingReadings + samples.length > WAITING_READINGS_MAX) {
      counters.samplesDropped += samples.length;
      return;
    }
    const announce = () => {
      const throughSequence = progress.takeDue();
      if (throughSequence === null || current.state !== 'admitted') return;
      send({ kind: 'stored', streamId, throughSequence });
    };
    if (samples.length === 0) {
      progress.stored(firstSequence, lastSequence);
      announce();
      return;
    }
    waitingReadings += samples.length;
    sink.push({
      samples,
      stored() {
        waitingReadings -= samples.length;
        progress.stored(firstSequence, lastSequence);
      },
      failed() {
        waitingReadings -= samples.length;
      },
      announce,
    });
  }

  return {
    receive(bytes, isBinary) {
      if (current.state === 'closed') return;
      counters.framesIn++;
      if (!budget.take(clock.nowMs())) return refuse(CLOSE_CODE.tooMany, 'frames');
      if (bytes.byteLength > FRAME_UP_MAX_BYTES) return refuse(CLOSE_CODE.tooLarge, 'frame-size');
      if (!isBinary) return refuse(CLOSE_CODE.malformed, 'text');

      const decoded = decodeFrame(bytes);
      if (!decoded.ok) {
        if (decoded.reason === 'other-version') return refuse(CLOSE_CODE.otherVersion, decoded.reason);
        if (decoded.reason !== 'unknown-type') return refuse(CLOSE_CODE.malformed, decoded.reason);
        // [TF5], but HELLO comes first [UP1].
        if (current.state === 'awaiting-hello') refuse(CLOSE_CODE.badToken, 'no-hello');
        return;
      }
      const { frame } = decoded;
      if (!isUp(frame)) return refuse(CLOSE_CODE.malformed, 'wrong-direction');
      switch (current.state) {
        case 'awaiting-hello':
          if (frame.kind !== 'hello') return refuse(CLOSE_CODE.badToken, 'no-hello');
          beginAdmission(frame.token).catch((error: unknown) => {
            log.error({ err: error }, 'admission failed');
            close(CLOSE_CODE.tryLater);
          });
          return;
        case 'being-admitted':
          if (current.held.length >= HELD_FRAMES_MAX) return refuse(CLOSE_CODE.tooMany, 'held-frames');
          current.held.push(frame);
          return;
        case 'admitted':
          handleUp(frame);
          return;
        default:
          assertNever(current);
      }
    },

    checkHello(nowMs) {
      if (current.state !== 'awaiting-hello') return false;
      if (nowMs - openedAtMs <= HELLO_WITHIN_MS) return true;
      refuse(CLOSE_CODE.badToken, 'no-hello');
      return false;
    },

    close,
    socketClosed: letGo,
  };
}

function isUp(frame: TelemetryFrame): frame is UpFrame {
  return (
    frame.kind === 'hello' || frame.kind === 'readings' || frame.kind === 'sensor' || frame.kind === 'time-request'
  );
}
