import { expect, it } from 'vitest';
import { linkTrouble } from './use-link-trouble.ts';

it('shows a lost connection little by little', () => {
  const lost = { state: 'lost', sinceMs: 1000 } as const;
  expect([2999, 3000, 5000, 20_999, 21_000, 61_000].map((nowMs) => linkTrouble(lost, nowMs))).toEqual([
    'none',
    'word',
    'freeze',
    'freeze',
    'audio',
    'rejoin',
  ]);
  expect(linkTrouble({ state: 'connected', sinceMs: 0 }, 99_000)).toBe('none');
});
