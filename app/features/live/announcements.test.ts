import { describe, expect, it } from 'vitest';
import { createAnnouncements } from './announcements.ts';

function setUp() {
  const said: string[] = [];
  const interrupted: string[] = [];
  const clock = { ms: 0 };
  let timers: { atMs: number; callback: () => void }[] = [];
  const announcements = createAnnouncements({
    say: (text) => said.push(text),
    interrupt: (text) => interrupted.push(text),
    nowMs: () => clock.ms,
    later(callback, waitMs) {
      const timer = { atMs: clock.ms + waitMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const passTo = (ms: number) => {
    clock.ms = ms;
    for (const timer of timers.filter(({ atMs }) => atMs <= ms)) timer.callback();
  };
  return { said, interrupted, announcements, passTo };
}

describe('the polite region', () => {
  it('says the first message at once', () => {
    const { said, announcements } = setUp();
    announcements.announce('Strap connected.');
    expect(said).toEqual(['Strap connected.']);
  });

  it('says only the latest of those that come within eight seconds', () => {
    const { said, announcements, passTo } = setUp();
    announcements.announce('Strap connected.');
    announcements.announce('Strap lost.');
    announcements.announce('Strap is back.');
    passTo(7999);
    expect(said).toHaveLength(1);
    passTo(8000);
    expect(said).toEqual(['Strap connected.', 'Strap is back.']);
  });

  it('leaves what cannot wait to the other region, and goes on by itself', () => {
    const { said, interrupted, announcements, passTo } = setUp();
    announcements.announce('Strap connected.');
    announcements.announce('Strap lost.');
    announcements.interrupt('You are unmuted.');
    passTo(8000);
    expect(interrupted).toEqual(['You are unmuted.']);
    expect(said).toEqual(['Strap connected.', 'Strap lost.']);
  });

  it('answers a question at once and drops what was waiting', () => {
    const { said, announcements, passTo } = setUp();
    announcements.announce('Strap connected.');
    announcements.announce('Oskar joined.');
    announcements.answer('151, zone 4.');
    passTo(60_000);
    expect(said).toEqual(['Strap connected.', '151, zone 4.']);
  });
});
