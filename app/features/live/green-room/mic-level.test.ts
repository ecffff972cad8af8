import { expect, it } from 'vitest';
import { levelOfLoudness } from './mic-level.ts';

it('shows silence as nothing and shouting as full', () => {
  expect(levelOfLoudness(0)).toBe(0);
  // Mean square 1e-6 is -60 dBFS, 1e-1 is -10 dBFS; halfway is -35 dBFS.
  expect(levelOfLoudness(1e-6)).toBeCloseTo(0, 3);
  expect(levelOfLoudness(10 ** -3.5)).toBeCloseTo(0.5, 3);
  expect(levelOfLoudness(1)).toBe(1);
});
