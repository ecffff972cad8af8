import { expect, it } from 'vitest';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { JoinAnswer } from '../live-class-data.ts';
import { createJoinTickets } from './join-tickets.ts';

const FIRST = { token: 'first' } as JoinAnswer;

function ticketsRefusedWith(code: ErrorCode) {
  const refusals: string[] = [];
  const next = createJoinTickets({
    first: FIRST,
    api: { token: () => Promise.reject(new AppError(code, 'No.')) },
    onAnswer() {},
    onRefused: (refusal) => refusals.push(refusal),
  });
  return { next, refusals };
}

it('a class that is over, or does not want us, gives no tickets any more', async () => {
  for (const code of ['session-ended', 'removed'] as const) {
    const { next, refusals } = ticketsRefusedWith(code);
    expect(await next()).toBe(FIRST);
    expect(await next()).toBeNull();
    expect(refusals).toEqual([code]);
  }
});

it('somebody who is signed out is told so, and may ask again', async () => {
  const { next, refusals } = ticketsRefusedWith('not-signed-in');
  await next();
  await expect(next()).rejects.toThrow('No.');
  expect(refusals).toEqual(['not-signed-in']);
});
