import { expect, it } from 'vitest';
import { linearScale } from './linear-scale.ts';

it('puts values in a straight line, also upside down', () => {
  const y = linearScale([90, 150], [200, 0]);
  expect([90, 120, 150, 180].map(y.at)).toEqual([200, 100, 0, -100]);
});

it('holds values beyond the domain at its ends', () => {
  const y = linearScale([80, 180], [18, 2]);
  expect([60, 80, 130, 180, 220].map(y.within)).toEqual([18, 18, 10, 2, 2]);
});

it('finds the value at a place', () => {
  expect(linearScale([1000, 3000], [0, 100]).invert(25)).toBe(1500);
});

it('stays finite where there is nothing to stretch', () => {
  expect(linearScale([5, 5], [0, 100]).at(5)).toBe(50);
  expect(linearScale([5, 9], [0, 0]).invert(0)).toBe(5);
});
