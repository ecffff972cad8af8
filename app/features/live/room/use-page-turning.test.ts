import { expect, it } from 'vitest';
import { swipeStep } from './use-page-turning.ts';

it('turns on to the left and back to the right', () => {
  expect([swipeStep({ dx: -80, dy: 10 }), swipeStep({ dx: 80, dy: -10 })]).toEqual([1, -1]);
});

it('takes neither a tap nor a scroll for a swipe', () => {
  expect([swipeStep({ dx: -20, dy: 0 }), swipeStep({ dx: -60, dy: 70 }), swipeStep({ dx: 0, dy: 0 })]).toEqual([
    0, 0, 0,
  ]);
});
