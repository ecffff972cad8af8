import type { EpochMs } from '#core/ids.ts';

/** The time, handed in so that tests can set it. */
export type Clock = {
  /** Unix milliseconds. */
  nowMs(): EpochMs;
};

export const systemClock: Clock = { nowMs: () => Date.now() };
