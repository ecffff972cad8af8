import { describe, expect, it } from 'vitest';
import { createHubWatch, type HubWatch } from './hub-watch.ts';

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

describe('silence, for somebody who looks four times a second', () => {
  /** Looks from one time to the other; the last answer. */
  const lookThrough = (watch: HubWatch, fromMs: number, toMs: number) => {
    let since = watch.silentSinceMs(fromMs);
    for (let nowMs = fromMs + 250; nowMs <= toMs; nowMs += 250) since = watch.silentSinceMs(nowMs);
    return since;
  };

  it('[CL2] is told when a question was not answered for 1.5 s, and began with the last word', () => {
    const watch = createHubWatch();
    watch.heard(900);
    watch.asked(1000);
    expect(lookThrough(watch, 1000, 2250)).toBeNull();
    expect(watch.silentSinceMs(2500)).toBe(900);
    watch.heard(2600);
    expect(watch.silentSinceMs(2750)).toBeNull();
  });

  it('is not told of a page that was stuck: the answers are there, unread', () => {
    const watch = createHubWatch();
    watch.heard(900);
    watch.asked(1000);
    lookThrough(watch, 1000, 1250);
    expect(watch.silentSinceMs(5250)).toBeNull();
    expect(watch.silentSinceMs(5500)).toBe(900);
  });

  it('is not longer than the page was awake', () => {
    const watch = createHubWatch();
    watch.heard(100);
    watch.asked(60_000);
    expect(lookThrough(watch, 60_000, 61_500)).toBe(59_000);
  });
});
