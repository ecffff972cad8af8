import { expect, it } from 'vitest';
import { createHubWatch } from './hub-watch.ts';

it('[CL2] finds a hub silent after 5 s and dead after 10 s without a frame', () => {
  const watch = createHubWatch();
  watch.opened(0);
  watch.heard(1000);
  for (const nowMs of [3000, 5000, 7000, 9000]) watch.asked(nowMs);
  expect([5999, 6000, 6001, 11_000, 11_001].map(watch.look)).toEqual(['heard', 'heard', 'silent', 'silent', 'dead']);
});

it('takes any frame for a sign of life', () => {
  const watch = createHubWatch();
  watch.opened(0);
  watch.asked(2000);
  watch.heard(8000);
  expect(watch.look(60_000)).toBe('heard');
});

it('does not blame the hub for a page that slept and did not ask', () => {
  const watch = createHubWatch();
  watch.opened(0);
  watch.heard(100);
  watch.asked(60_000);
  expect([60_000, 61_999, 62_001].map(watch.look)).toEqual(['heard', 'heard', 'dead']);
});

it('gives up on a connection that does not open', () => {
  const watch = createHubWatch();
  watch.opened(0);
  expect(watch.look(10_001)).toBe('dead');
});
