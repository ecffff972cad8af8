import { expect, it } from 'vitest';
import { tracePath } from './trace-path.ts';

const pathOf = (...bpms: (number | null)[]) =>
  tracePath(
    bpms.map((bpm, second) => ({ atMs: second * 1000, bpm })),
    (atMs) => atMs / 300,
    (bpm) => 200 - bpm,
  );

it('joins readings and rounds to a tenth', () => {
  expect(pathOf(100, 120.26, 140)).toBe('M0,100L3.3,79.7L6.7,60');
});

it('breaks at a gap and shows a lone reading as a dot', () => {
  expect(pathOf(100, 110, null, 120, null, 130, 140)).toBe('M0,100L3.3,90M10,80ZM16.7,70L20,60');
  expect(pathOf(100)).toBe('M0,100Z');
});

it('is empty without readings', () => {
  expect(pathOf()).toBe('');
  expect(pathOf(null, null)).toBe('');
});
