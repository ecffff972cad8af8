import type { ParticipantId, Slot } from '#core/ids.ts';
import type { Cue } from '#core/protocol/signaling.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { FALL_OVER_MS, type Signs } from './attention.ts';
import type { HeartRateHistory } from './heart-rate-history.ts';

/** One participant at one look. Times are on the clock of the looks. */
export type Look = {
  participantId: ParticipantId;
  slot: Slot;
  heartRate: HeartRate;
  joinedAtMs: number;
  handRaisedSinceMs: number | null;
  videoLostSinceMs: number | null;
  /** The class's last cue, and when it was sent. */
  cue: { kind: Cue['cue']['kind']; sentAtMs: number } | null;
  nowMs: number;
};

type Tracked = {
  lostSinceMs: number | null;
  nearMaximumSinceMs: number | null;
  lastBpm: number | null;
  /** Somebody who keeps it private has no strap that could be missing. */
  hasHadReading: boolean;
};

/** Turns looks into signs: since when something is so. */
export type SignTracker = {
  look(look: Look): Signs;
  /** The last live number, which a card names as such; `null` when there was none. */
  lastBpm(participantId: ParticipantId): number | null;
  forget(participantId: ParticipantId): void;
};

/** After so long a cue is not what somebody is doing now. */
const CUE_HOLDS_FOR_MS = 300_000;

export function createSignTracker({ history }: { history: HeartRateHistory }): SignTracker {
  const tracked = new Map<ParticipantId, Tracked>();

  function trackedNow({ participantId, heartRate, nowMs }: Look): Tracked {
    const before = tracked.get(participantId);
    if (heartRate.state === 'hidden') {
      return { lostSinceMs: null, nearMaximumSinceMs: null, lastBpm: null, hasHadReading: true };
    }
    const isLive = heartRate.state === 'live';
    return {
      lostSinceMs: heartRate.state === 'lost' ? (before?.lostSinceMs ?? nowMs) : null,
      nearMaximumSinceMs: isLive && heartRate.isNearMaximum ? (before?.nearMaximumSinceMs ?? nowMs) : null,
      lastBpm: isLive ? heartRate.bpm : (before?.lastBpm ?? null),
      hasHadReading: isLive || heartRate.state === 'lost' || before?.hasHadReading === true,
    };
  }

  /** Only what fell after the cue counts: a break before it is no falling off. */
  function fallOf({ slot, cue, nowMs }: Look): Signs['fall'] {
    if (cue === null || (cue.kind !== 'push' && cue.kind !== 'hold')) return null;
    const sinceCueMs = nowMs - cue.sentAtMs;
    if (sinceCueMs < 0 || sinceCueMs > CUE_HOLDS_FOR_MS) return null;
    const overMs = Math.min(FALL_OVER_MS, sinceCueMs);
    const before = history.medianBpm(slot, nowMs - overMs);
    const now = history.medianBpm(slot, nowMs);
    if (before === null || now === null || before <= now) return null;
    return { dropBpm: Math.round(before - now), overMs };
  }

  return {
    look(look) {
      const now = trackedNow(look);
      tracked.set(look.participantId, now);
      return {
        participantId: look.participantId,
        handRaisedSinceMs: look.handRaisedSinceMs,
        lostSinceMs: now.lostSinceMs,
        nearMaximumSinceMs: now.nearMaximumSinceMs,
        fall: fallOf(look),
        noReadingSinceMs: now.hasHadReading ? null : look.joinedAtMs,
        videoLostSinceMs: look.videoLostSinceMs,
      };
    },
    lastBpm: (participantId) => tracked.get(participantId)?.lastBpm ?? null,
    forget: (participantId) => void tracked.delete(participantId),
  };
}
