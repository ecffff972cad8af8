import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { afterClose, backoffMs, ticketWaitMs } from './reconnect-backoff.ts';

describe('coming back to the hub', () => {
  it('waits longer with every attempt, up to 15 s', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffMs(attempt, () => 1));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it('gives somebody who is signed out 10 s each time', () => {
    const signedOut = new AppError('not-signed-in', 'Sign in.');
    expect([0, 3, 60].map((attempt) => ticketWaitMs(signedOut, attempt, () => 1))).toEqual([10_000, 10_000, 10_000]);
    expect(ticketWaitMs(new AppError('unavailable', 'Away.'), 0, () => 1)).toBe(500);
  });

  it('leaves half of the wait to chance', () => {
    expect(backoffMs(2, () => 0)).toBe(1000);
    expect(backoffMs(2, () => 0.5)).toBe(1500);
  });

  it('comes back after a hub that stops, a lost network and a token that is too old', () => {
    expect([1001, 1006, 4401].map(afterClose)).toEqual(['come-back', 'come-back', 'come-back']);
  });

  it('stays away after the end of the class, a removal, another version and its own mistakes', () => {
    expect([4410, 4403, 4405, 4400, 4413].map(afterClose)).toEqual([
      'session-ended',
      'removed',
      'reload-page',
      'give-up',
      'give-up',
    ]);
  });
});
