import { createStore, type StoreApi } from 'zustand/vanilla';
import { COLUMN_MS } from '#core/history-columns.ts';
import type { EpochMs, ParticipantId, Slot } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { producerOf } from '../../../stores/room-changes.ts';
import type { LiveSession } from '../session/live-session.ts';
import { createAbsence } from './absence.ts';
import { type AttentionState, attend, NO_ATTENTION, needing, type Reason, type ReasonKind } from './attention.ts';
import { type ClassColumns, type ColumnState, createClassColumns } from './class-columns.ts';
import { createHeartRateHistory, type HeartRateHistory, type HistorySample } from './heart-rate-history.ts';
import { createSignTracker, type Look } from './sign-tracker.ts';
import { createVideoWatch } from './video-watch.ts';

/** What the console renders on. Changes with membership, order and reasons, not with beats. */
export type ConsoleState = {
  /** Who has a card, as shown. */
  order: readonly ParticipantId[];
  /** Everybody who needs attention now, moved to a card yet or not, with the kind of reason. */
  reasons: ReadonlyMap<ParticipantId, ReasonKind>;
  /** Of these, whose reason is over: they keep their card for a moment. */
  recovered: ReadonlySet<ParticipantId>;
  /** Nothing new is known: our own connection is away. */
  isPaused: boolean;
};

/** Looks at the class once per second, and keeps what the coach's charts and the list of attention need. */
export type ClassRecorder = {
  readonly state: StoreApi<ConsoleState>;
  /** On the clock of `performance.now()`. */
  readonly history: HeartRateHistory;
  /** After each look, with what it added to the history; `null` while nothing new is known. Gives its end. */
  onLook(listener: LookListener): () => void;
  /** On the session clock. */
  readonly columns: ClassColumns;
  /** The present reason with its times, for words that count seconds. On the clock of `performance.now()`. */
  reasonOf(participantId: ParticipantId): Reason | null;
  lastBpm(participantId: ParticipantId): number | null;
  /** While true nobody moves. */
  setHeld(isHeld: boolean): void;
  close(): void;
};

type LookListener = (atMs: number, samples: ReadonlyMap<Slot, HistorySample> | null) => void;

const LOOK_EVERY_MS = 1000;
const VIDEO_LOOK_EVERY_MS = 3000;
const GONE: HeartRate = { state: 'gone' };

export function createClassRecorder({ room, metrics, nowMs, receiverStats, classHistory }: LiveSession): ClassRecorder {
  const state = createStore<ConsoleState>()(() => ({
    order: [],
    reasons: new Map(),
    recovered: new Set(),
    isPaused: false,
  }));
  const history = createHeartRateHistory();
  const columns = createClassColumns();
  const tracker = createSignTracker({ history });
  const videos = createVideoWatch();
  const listeners = new Set<LookListener>();
  let attention: AttentionState = NO_ATTENTION;
  let isHeld = false;
  let seenSlots = new Set<Slot>();
  /** Session time of the last look that saw something. */
  let sawAtMs: EpochMs | null = null;

  const absence = createAbsence({
    load: classHistory,
    onLoaded(loaded) {
      columns.fill(loaded);
      // Who does not share any more is forgotten at the next look, as always.
      seenSlots = new Set([...seenSlots, ...loaded.people.map(({ slot }) => slot)]);
      forgetHidden();
    },
  });

  function look(): void {
    const { others, link, classCue } = room.getState();
    const { bySlot, hubLostAtMs, isSnapshotNext } = metrics.getState();
    // What we do not hear is no sign of anybody else's trouble.
    const isPaused = link.state !== 'connected' || hubLostAtMs !== null || isSnapshotNext;
    const atMs = performance.now();
    let samples: ReadonlyMap<Slot, HistorySample> | null = null;
    if (!isPaused) {
      noteAbsence(nowMs());
      const participants = others.filter(({ role }) => role === 'participant');
      /** Session time to the clock of the looks. */
      const onClock = (sessionMs: number) => atMs - (nowMs() - sessionMs);
      samples = record(participants, bySlot, atMs);
      attention = attend(attention, {
        everybody: participants.map((participant) =>
          tracker.look({
            participantId: participant.participantId,
            slot: participant.slot,
            heartRate: bySlot.get(participant.slot) ?? GONE,
            joinedAtMs: onClock(participant.joinedAtMs),
            handRaisedSinceMs: participant.handRaisedAtMs === null ? null : onClock(participant.handRaisedAtMs),
            videoLostSinceMs: videoLostSinceMs(participant),
            cue: classCue === null ? null : { kind: classCue.cue.kind, sentAtMs: onClock(classCue.sentAtMs) },
            nowMs: atMs,
          } satisfies Look),
        ),
        nowMs: atMs,
        isHeld,
      });
    }
    publish(isPaused);
    for (const listener of listeners) listener(atMs, samples);
  }

  /** The first look of all is the end of an absence too: of a page that was not there, or was loaded anew. */
  function noteAbsence(sessionMs: EpochMs): void {
    if (sawAtMs === null || sessionMs - sawAtMs > COLUMN_MS) absence.over(sawAtMs);
    sawAtMs = sessionMs;
  }

  /** A slot that is not shared any more leaves the past too. */
  function forgetHidden(): void {
    const { bySlot } = metrics.getState();
    for (const slot of seenSlots) {
      if (bySlot.get(slot)?.state !== 'hidden') continue;
      columns.forget(slot);
      seenSlots.delete(slot);
    }
  }

  function record(
    participants: readonly ParticipantInfo[],
    bySlot: ReadonlyMap<Slot, HeartRate>,
    lookMs: number,
  ): ReadonlyMap<Slot, HistorySample> {
    forgetHidden();
    const states = new Map<Slot, ColumnState>();
    const samples = new Map<Slot, HistorySample>();
    for (const { slot } of participants) {
      const heartRate = bySlot.get(slot) ?? GONE;
      if (heartRate.state === 'hidden') continue;
      samples.set(slot, { atMs: lookMs, bpm: heartRate.state === 'live' ? heartRate.bpm : null });
      if (heartRate.state === 'live') states.set(slot, heartRate.zone);
      if (heartRate.state === 'lost') states.set(slot, 'lost');
    }
    seenSlots = new Set([...seenSlots, ...states.keys()]);
    columns.note(nowMs(), states);
    history.noteAll(samples);
    return samples;
  }

  function videoLostSinceMs(participant: ParticipantInfo): number | null {
    const camera = producerOf(participant, 'camera');
    return camera === undefined || camera.isPaused ? null : videos.stillSinceMs(camera.producerId);
  }

  function publish(isPaused: boolean): void {
    const before = state.getState();
    const reasons = new Map<ParticipantId, ReasonKind>();
    const recovered = new Set<ParticipantId>();
    for (const participantId of needing(attention)) {
      const reason = attention.watched.get(participantId)?.reason;
      if (reason === undefined) continue;
      reasons.set(participantId, reason.kind);
      if (reason.isOver) recovered.add(participantId);
    }
    const isSame =
      before.order === attention.order &&
      before.isPaused === isPaused &&
      isSameMap(before.reasons, reasons) &&
      before.recovered.size === recovered.size &&
      [...recovered].every((each) => before.recovered.has(each));
    if (!isSame) state.setState({ order: attention.order, reasons, recovered, isPaused });
  }

  async function lookAtVideos(): Promise<void> {
    // A page in the background need not decode.
    if (document.hidden) return videos.note(new Map(), performance.now());
    const frames = new Map<string, number>();
    for (const [producerId, report] of await receiverStats()) {
      for (const stats of report.values() as Iterable<Record<string, unknown>>) {
        if (stats.type === 'inbound-rtp' && stats.kind === 'video') {
          frames.set(producerId, Number(stats.framesDecoded ?? 0));
        }
      }
    }
    videos.note(frames, performance.now());
  }

  look();
  const lookTimer = setInterval(look, LOOK_EVERY_MS);
  const videoTimer = setInterval(() => void lookAtVideos().catch(() => undefined), VIDEO_LOOK_EVERY_MS);
  return {
    state,
    history,
    columns,
    onLook(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reasonOf: (participantId) => attention.watched.get(participantId)?.reason ?? null,
    lastBpm: tracker.lastBpm,
    setHeld: (held) => {
      isHeld = held;
    },
    close() {
      absence.close();
      clearInterval(lookTimer);
      clearInterval(videoTimer);
    },
  };
}

function isSameMap<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
