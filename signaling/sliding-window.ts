import type { Clock } from '#platform/clock.ts';

export type SlidingWindow = {
  /** Counts one more, or says no when `max` of them lie within the last `windowMs`. A refusal does not count. */
  tryTake(): boolean;
};

export function createSlidingWindow({
  max,
  windowMs,
  clock,
}: {
  /** Most that fit into one window. */
  max: number;
  windowMs: number;
  clock: Clock;
}): SlidingWindow {
  /** When each one that still counts was taken, oldest first; at most `max`. */
  const takenAtMs: number[] = [];

  function tryTake(): boolean {
    const nowMs = clock.nowMs();
    for (let oldest = takenAtMs[0]; oldest !== undefined && nowMs - oldest >= windowMs; oldest = takenAtMs[0]) {
      takenAtMs.shift();
    }
    if (takenAtMs.length >= max) return false;
    takenAtMs.push(nowMs);
    return true;
  }

  return { tryTake };
}
