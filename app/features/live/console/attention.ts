import type { ParticipantId } from '#core/ids.ts';

/** What the page sees of one participant now. Times are on one clock, ms; `null`: it is not so. */
export type Signs = {
  participantId: ParticipantId;
  handRaisedSinceMs: number | null;
  /** A sensor is there and gives nothing. */
  lostSinceMs: number | null;
  /** [DN9] At or above 97 % of the own maximum. */
  nearMaximumSinceMs: number | null;
  /** How far the heart rate fell since the class was told to push or hold, at most over the last 40 s. */
  fall: { dropBpm: number; overMs: number } | null;
  /** In the class since then, sharing, and no reading so far. */
  noReadingSinceMs: number | null;
  /** The camera is on and no new picture comes. */
  videoLostSinceMs: number | null;
};

export type ReasonKind = 'near-maximum' | 'hand' | 'strap-lost' | 'falling' | 'video-lost' | 'no-reading';

/** Why somebody needs attention. `isOver`: it was so until a moment ago. */
export type Reason = { kind: ReasonKind; sinceMs: number; isOver: boolean; fall: Signs['fall'] };

export type AttentionState = {
  /** By participant: those in it, and those on the way in. */
  watched: ReadonlyMap<ParticipantId, Watched>;
  /** Who needs attention now, as shown: moves seldom. */
  order: readonly ParticipantId[];
  orderedAtMs: number;
};

type Watched = {
  /** From when on the score would let them in; `null` once they are in. */
  enteringSinceMs: number | null;
  /** From when on the score would let them go; `null` while it would not. */
  leavingSinceMs: number | null;
  score: number;
  reason: Reason;
};

export const NO_ATTENTION: AttentionState = {
  watched: new Map(),
  order: [],
  orderedAtMs: Number.NEGATIVE_INFINITY,
};

const ENTER_SCORE = 1;
const ENTER_AFTER_MS = 8000;
const LEAVE_SCORE = 0.5;
const LEAVE_AFTER_MS = 12_000;
const REORDER_EVERY_MS = 10_000;

/** How long each has to last before the coach sees it. Counted with the time that entering takes. */
const SHOWN_AFTER_MS = { 'near-maximum': 30_000, 'strap-lost': 20_000, 'no-reading': 60_000, 'video-lost': 10_000 };
/** Somebody without a strap is told of once, not for the whole class. */
const NO_READING_TOLD_FOR_MS = 120_000;
/** A fall of so much within 40 s is one to see. */
const FALL_BPM = 15;
export const FALL_OVER_MS = 40_000;

/** Health before a question, a question before a device. */
const SCORE: Record<Exclude<ReasonKind, 'falling'>, number> = {
  'near-maximum': 100,
  hand: 10,
  'strap-lost': 3,
  'video-lost': 1.5,
  'no-reading': 1,
};

/** What speaks for attention now, the weightiest first, and all of it together. */
export function weigh(signs: Signs, nowMs: number): { score: number; reasons: Reason[] } {
  const weighed: { score: number; reason: Reason }[] = [];
  const add = (kind: ReasonKind, sinceMs: number, score: number, fall: Signs['fall'] = null) => {
    if (score > 0) weighed.push({ score, reason: { kind, sinceMs, isOver: false, fall } });
  };
  const lasting = (kind: keyof typeof SHOWN_AFTER_MS, sinceMs: number | null) => {
    if (sinceMs === null || nowMs - sinceMs < SHOWN_AFTER_MS[kind] - ENTER_AFTER_MS) return;
    add(kind, sinceMs, SCORE[kind]);
  };
  lasting('near-maximum', signs.nearMaximumSinceMs);
  lasting('strap-lost', signs.lostSinceMs);
  lasting('video-lost', signs.videoLostSinceMs);
  const { noReadingSinceMs } = signs;
  if (noReadingSinceMs !== null && nowMs - noReadingSinceMs < SHOWN_AFTER_MS['no-reading'] + NO_READING_TOLD_FOR_MS) {
    lasting('no-reading', noReadingSinceMs);
  }
  if (signs.handRaisedSinceMs !== null) add('hand', signs.handRaisedSinceMs, SCORE.hand);
  if (signs.fall !== null) add('falling', nowMs - signs.fall.overMs, signs.fall.dropBpm / FALL_BPM, signs.fall);
  weighed.sort((a, b) => b.score - a.score);
  return { score: weighed.reduce((sum, { score }) => sum + score, 0), reasons: weighed.map(({ reason }) => reason) };
}

/**
 * One look at everybody. In at a score of 1 for 8 s, out below 0.5 for 12 s, in another order every 10 s at most, and
 * not at all while `isHeld`: nobody moves under the pointer. A raised hand is a wish, not a measurement: it counts at
 * once, and so does a lowered one.
 */
export function attend(
  before: AttentionState,
  { everybody, nowMs, isHeld }: { everybody: readonly Signs[]; nowMs: number; isHeld: boolean },
): AttentionState {
  const watched = new Map<ParticipantId, Watched>();
  for (const signs of everybody) {
    const next = watch(before.watched.get(signs.participantId), signs, nowMs);
    if (next !== null) watched.set(signs.participantId, next);
  }
  const present = new Set(everybody.map(({ participantId }) => participantId));
  const wanted = [...watched]
    .filter(([, { enteringSinceMs }]) => enteringSinceMs === null)
    .sort(([idA, a], [idB, b]) => b.score - a.score || (idA < idB ? -1 : 1))
    .map(([participantId]) => participantId);
  // Whoever left the class is gone from the list at once, held or not.
  const kept = before.order.filter((participantId) => present.has(participantId));
  const mayMove = !isHeld && nowMs - before.orderedAtMs >= REORDER_EVERY_MS;
  if (isSameList(kept, wanted) || !mayMove) {
    return { watched, order: isSameList(kept, before.order) ? before.order : kept, orderedAtMs: before.orderedAtMs };
  }
  return { watched, order: wanted, orderedAtMs: nowMs };
}

function watch(before: Watched | undefined, signs: Signs, nowMs: number): Watched | null {
  const { score, reasons } = weigh(signs, nowMs);
  const isIn = before !== undefined && before.enteringSinceMs === null;
  const hasHand = signs.handRaisedSinceMs !== null;
  if (!isIn) {
    const [reason] = reasons;
    if (reason === undefined || score < ENTER_SCORE) return null;
    const sinceMs = before?.enteringSinceMs ?? nowMs;
    const isEntering = nowMs - sinceMs < ENTER_AFTER_MS && !hasHand;
    return { enteringSinceMs: isEntering ? sinceMs : null, leavingSinceMs: null, score, reason };
  }
  const wasHandOnly = before.reason.kind === 'hand' && !hasHand;
  if (wasHandOnly && score < ENTER_SCORE) return null;
  const leavingSinceMs = score < LEAVE_SCORE ? (before.leavingSinceMs ?? nowMs) : null;
  if (leavingSinceMs !== null && nowMs - leavingSinceMs >= LEAVE_AFTER_MS) return null;
  const reason = { ...(reasons[0] ?? before.reason), isOver: leavingSinceMs !== null };
  return { enteringSinceMs: null, leavingSinceMs, score, reason };
}

function isSameList(a: readonly ParticipantId[], b: readonly ParticipantId[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Everybody who needs attention now, shown in the list yet or not. */
export function needing({ watched }: AttentionState): ParticipantId[] {
  return [...watched].filter(([, { enteringSinceMs }]) => enteringSinceMs === null).map(([id]) => id);
}
