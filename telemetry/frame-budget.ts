import type { EpochMs } from '#core/ids.ts';

/** [UP7] */
const FRAMES_PER_SECOND = 50;
const FRAMES_AT_ONCE = 250;

/** Allowance of one connection: 250 frames, 50 more per second. */
export function createFrameBudget(openedAtMs: EpochMs): { take(nowMs: EpochMs): boolean } {
  let left = FRAMES_AT_ONCE;
  let filledAtMs = openedAtMs;
  return {
    /** False when the connection sent too many. */
    take(nowMs) {
      // A clock set back fills nothing.
      const elapsedMs = Math.max(0, nowMs - filledAtMs);
      left = Math.min(FRAMES_AT_ONCE, left + (elapsedMs * FRAMES_PER_SECOND) / 1000);
      filledAtMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
