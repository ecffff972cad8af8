import { SIGNALING_PING_INTERVAL_MS } from '#core/protocol/signaling-ping.ts';

/**
 * What is known of the connection, each from whoever can tell. Times are on the page's monotonic clock; a `since` is
 * `null` while there is nothing of the kind.
 */
export type LinkSignals = {
  /** The connection to the room broke. */
  roomLostSinceMs: number | null;
  /** The room's last word, be it a ping [SG21]; `null` before the first. */
  roomHeardAtMs: number | null;
  /** The hub was there, and is silent or gone [CL2]. */
  hubAwaySinceMs: number | null;
  hubHeardAtMs: number | null;
  /** Sound and pictures came or went, and do not any more (ICE). */
  mediaLostSinceMs: number | null;
  /** The machine says that it has no network. */
  offlineSinceMs: number | null;
};

/**
 * How much of a lost connection to show: nothing for 2 s, then a word, after 4 s a grey picture, after 20 s that the
 * sound comes first, after 60 s a button.
 */
export type TroubleStage = 'none' | 'word' | 'freeze' | 'audio' | 'rejoin';

export type LinkTrouble = { stage: 'none' } | { stage: Exclude<TroubleStage, 'none'>; sinceMs: number };

export const NO_LINK_TROUBLE: LinkTrouble = { stage: 'none' };

const WORD_AFTER_MS = 2000;
const STAGES = [
  { stage: 'rejoin', afterMs: 60_000 },
  { stage: 'audio', afterMs: 20_000 },
  { stage: 'freeze', afterMs: 4000 },
  { stage: 'word', afterMs: WORD_AFTER_MS },
] as const;

/** A room that pings every 2 s and was not heard for this long is silent too; one late ping is not silence. */
const ROOM_SILENT_AFTER_MS = SIGNALING_PING_INTERVAL_MS + 1000;
/** What was on its way when the machine said that it is offline. */
const UNDERWAY_MS = 1000;

/**
 * The trouble began with the earliest sign of it that nothing speaks against:
 *
 * - A hub that alone is away (it restarts, the database is) stops no picture: it is worth a word, and more only while
 *   the room is silent as well.
 * - A machine that says it is offline and hears the server anyway, as on one laptop without a network, is not.
 */
export function linkTrouble(signals: LinkSignals, nowMs: number): LinkTrouble {
  const { roomLostSinceMs, roomHeardAtMs, hubAwaySinceMs, mediaLostSinceMs } = signals;
  const isRoomSilent = roomHeardAtMs === null || nowMs - roomHeardAtMs > ROOM_SILENT_AFTER_MS;
  const sinceMs = earliest([
    roomLostSinceMs,
    mediaLostSinceMs,
    offlineSinceMs(signals),
    isRoomSilent ? hubAwaySinceMs : null,
  ]);
  const stage = STAGES.find(({ afterMs }) => nowMs - sinceMs >= afterMs)?.stage;
  if (stage !== undefined) return { stage, sinceMs };
  if (hubAwaySinceMs !== null && nowMs - hubAwaySinceMs >= WORD_AFTER_MS) {
    return { stage: 'word', sinceMs: hubAwaySinceMs };
  }
  return NO_LINK_TROUBLE;
}

/** Is what is on the screen from before? */
export function isFrozen(stage: TroubleStage): boolean {
  return stage !== 'none' && stage !== 'word';
}

/** Who comes back after a break as long as this hears the class before seeing it. */
export function isSoundFirst(stage: TroubleStage): boolean {
  return stage === 'audio' || stage === 'rejoin';
}

function offlineSinceMs({ offlineSinceMs: sinceMs, roomHeardAtMs, hubHeardAtMs }: LinkSignals): number | null {
  if (sinceMs === null) return null;
  const isHeard = [roomHeardAtMs, hubHeardAtMs].some((atMs) => atMs !== null && atMs > sinceMs + UNDERWAY_MS);
  return isHeard ? null : sinceMs;
}

/** Infinity without any: that is never ago. */
function earliest(times: readonly (number | null)[]): number {
  return Math.min(...times.filter((atMs) => atMs !== null));
}
