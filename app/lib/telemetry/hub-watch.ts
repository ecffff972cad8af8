/** Is the hub still there? A lost network often closes nothing: [CL2] asks, and takes silence for an answer. */
export type HubWatch = {
  /** Asks from now on: opening a connection is a question too. */
  opened(nowMs: number): void;
  /** A frame of whatever kind. */
  heard(nowMs: number): void;
  asked(nowMs: number): void;
  /** `silent`: its numbers are not live any more. `dead`: only a new connection helps. */
  look(nowMs: number): 'heard' | 'silent' | 'dead';
  /**
   * Since when nothing is heard, for somebody who looks several times a second: long before `silent`, so that a broken
   * network can be told in time. `null` while answers come, and at the first look of a page that was stuck: what it
   * was told meanwhile is still to be read.
   */
  silentSinceMs(nowMs: number): number | null;
  readonly heardAtMs: number;
};

/** [CL2] */
const SILENT_AFTER_MS = 5000;
const DEAD_AFTER_MS = 10_000;
/** [CL2] */
export const ASK_EVERY_MS = 1000;
/** [CL2] A server that pauses for a second is not away. */
const UNANSWERED_AFTER_MS = 1500;
/** Looks farther apart than this are those of a page that was stuck. */
const STUCK_MS = 1000;
/** What an answer is given at least: timers of a page in the background may sleep for a minute, and then ask late. */
const ANSWER_WITHIN_MS = 2000;

/** Times are on the page's monotonic clock. */
export function createHubWatch(): HubWatch {
  let heardAtMs = 0;
  /** The first question since a frame was heard. */
  let askedAtMs: number | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return {
    opened(nowMs) {
      heardAtMs = nowMs;
      askedAtMs = nowMs;
    },
    heard(nowMs) {
      heardAtMs = nowMs;
      askedAtMs = null;
    },
    asked(nowMs) {
      askedAtMs ??= nowMs;
    },
    look(nowMs) {
      if (askedAtMs === null || nowMs - askedAtMs < ANSWER_WITHIN_MS) return 'heard';
      const silentForMs = nowMs - heardAtMs;
      if (silentForMs > DEAD_AFTER_MS) return 'dead';
      return silentForMs > SILENT_AFTER_MS ? 'silent' : 'heard';
    },
    silentSinceMs(nowMs) {
      const isStuck = nowMs - lookedAtMs > STUCK_MS;
      lookedAtMs = nowMs;
      if (isStuck || askedAtMs === null || nowMs - askedAtMs < UNANSWERED_AFTER_MS) return null;
      // Asked late, as after a sleep: silence before the question says nothing.
      return Math.max(heardAtMs, askedAtMs - ASK_EVERY_MS);
    },
    get heardAtMs() {
      return heardAtMs;
    },
  };
}
