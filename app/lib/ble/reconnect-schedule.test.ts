import { expect, it } from 'vitest';
import { strapReconnectWaitMs } from './reconnect-schedule.ts';

it('looks for a lost strap after 1, 2, 4, 8 s and then every 15 s', () => {
  const waits = [0, 1, 2, 3, 4, 5, 100].map(strapReconnectWaitMs);
  expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});
