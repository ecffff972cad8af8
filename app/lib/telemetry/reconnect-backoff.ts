import { AppError } from '#core/errors.ts';
import { CLOSE_CODE } from '#core/protocol/telemetry-frames.ts';

/** First wait, doubled with every attempt. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Where coming back soon does not help. */
export const LATER_MS = 10_000;

/**
 * Wait before attempt `attempt` (0, 1, 2 …) to come back to a server. Half of it is chance, so that a class of fifty
 * does not come back in the same instant.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 16));
  return full / 2 + (full / 2) * random();
}

/** Wait after a ticket could not be had; somebody who is signed out needs time to sign in, what waits is kept. */
export function ticketWaitMs(error: unknown, attempt: number, random: () => number): number {
  return error instanceof AppError && error.code === 'not-signed-in' ? LATER_MS : backoffMs(attempt, random);
}

/** What to do when the hub closed the connection; codes in SPEC.md. */
export type AfterClose = 'come-back' | 'come-back-later' | 'session-ended' | 'removed' | 'reload-page' | 'give-up';

export function afterClose(closeCode: number): AfterClose {
  switch (closeCode) {
    case CLOSE_CODE.badToken:
      // The next attempt brings a new token.
      return 'come-back';
    case CLOSE_CODE.tooMany:
      return 'come-back-later';
    case CLOSE_CODE.sessionEnded:
      return 'session-ended';
    case CLOSE_CODE.removed:
      return 'removed';
    case CLOSE_CODE.otherVersion:
      return 'reload-page';
    case CLOSE_CODE.malformed:
    case CLOSE_CODE.tooLarge:
      // Our own mistake: the same frames would be refused again.
      return 'give-up';
    default:
      return 'come-back';
  }
}
