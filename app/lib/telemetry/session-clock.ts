import type { EpochMs } from '#core/ids.ts';

/** An answered TIME_REQUEST; client times are on the monotonic clock of this page. */
export type TimeAnswer = { sentAtMs: number; arrivedAtMs: number; serverTimeMs: EpochMs };

export type SessionClock = {
  /** The hub's time in a WELCOME: a first, rough estimate. */
  welcomed(welcome: { arrivedAtMs: number; serverTimeMs: EpochMs }): void;
  answered(answer: TimeAnswer): void;
  /** After a lost connection the machine may have slept: old answers say nothing any more. */
  forget(): void;
  /** `null` until the hub has said its time once. */
  toSessionMs(monotonicMs: number): EpochMs | null;
};

/** [TM1] says: the best of the last eight. */
const ANSWERS_KEPT = 8;

type Estimate = { roundTripMs: number; offsetMs: number };

/** Estimates the hub's clock, which is the session clock ([TM1]). */
export function createSessionClock(): SessionClock {
  let answers: Estimate[] = [];
  let rough: Estimate | null = null;

  const best = (): Estimate | null =>
    answers.reduce<Estimate | null>(
      (soFar, answer) => (soFar === null || answer.roundTripMs < soFar.roundTripMs ? answer : soFar),
      null,
    ) ?? rough;

  return {
    welcomed({ arrivedAtMs, serverTimeMs }) {
      rough = { roundTripMs: Number.POSITIVE_INFINITY, offsetMs: serverTimeMs - arrivedAtMs };
    },
    answered({ sentAtMs, arrivedAtMs, serverTimeMs }) {
      const roundTripMs = arrivedAtMs - sentAtMs;
      if (roundTripMs < 0) return;
      // [TM1] offset = serverTimeMs + roundTrip / 2 − clientTimeAtArrival
      const offsetMs = serverTimeMs + roundTripMs / 2 - arrivedAtMs;
      answers = [...answers, { roundTripMs, offsetMs }].slice(-ANSWERS_KEPT);
    },
    forget() {
      // The best one stays as a rough estimate, so that readings captured until the next WELCOME still have a time.
      rough = best();
      answers = [];
    },
    toSessionMs(monotonicMs) {
      const estimate = best();
      return estimate === null ? null : monotonicMs + estimate.offsetMs;
    },
  };
}
