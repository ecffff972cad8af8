import { expect, it } from 'vitest';
import { createFrameBudget } from './frame-budget.ts';

it('[UP7] allows 250 frames at once, then 50 per second', () => {
  const budget = createFrameBudget(0);
  const taken = (nowMs: number, tries: number) =>
    Array.from({ length: tries }, () => budget.take(nowMs)).filter(Boolean).length;
  expect(taken(0, 300)).toBe(250);
  expect(taken(1000, 300)).toBe(50);
  expect(taken(1100, 300)).toBe(5);
  expect(taken(60_000, 300)).toBe(250);
});

it('[UP7] never refuses somebody who sends 50 per second', () => {
  const budget = createFrameBudget(0);
  const results = Array.from({ length: 5000 }, (_, index) => budget.take(index * 20));
  expect(results.every(Boolean)).toBe(true);
});

it('gives nothing for a clock that goes back', () => {
  const budget = createFrameBudget(10_000);
  for (let frame = 0; frame < 250; frame++) budget.take(10_000);
  expect(budget.take(0)).toBe(false);
});
