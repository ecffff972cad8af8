import { describe, expect, it } from 'vitest';
import { createSlidingWindow } from './sliding-window.ts';

function aWindow() {
  const clock = { timeMs: 1_000_000, nowMs: () => clock.timeMs };
  return { clock, window: createSlidingWindow({ max: 3, windowMs: 10_000, clock }) };
}

describe('a sliding window', () => {
  it('takes as many as fit and refuses the next', () => {
    const { window } = aWindow();
    expect([window.tryTake(), window.tryTake(), window.tryTake(), window.tryTake()]).toEqual([true, true, true, false]);
  });

  it('has room again exactly when the oldest has left it', () => {
    const { clock, window } = aWindow();
    window.tryTake();
    clock.timeMs += 4_000;
    window.tryTake();
    window.tryTake();
    clock.timeMs += 5_999;
    expect(window.tryTake()).toBe(false);
    clock.timeMs += 1;
    expect(window.tryTake()).toBe(true);
    expect(window.tryTake()).toBe(false);
  });

  it('does not count what it refused', () => {
    const { clock, window } = aWindow();
    for (let index = 0; index < 50; index += 1) window.tryTake();
    clock.timeMs += 10_000;
    expect(window.tryTake()).toBe(true);
  });
});
