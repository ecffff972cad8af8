import { describe, expect, it } from 'vitest';
import { createSoundPlan, type SoundKind } from './sound-plan.ts';

function setUp() {
  const played: SoundKind[] = [];
  const clock = { ms: 0 };
  let timers: { atMs: number; callback: () => void }[] = [];
  const plan = createSoundPlan({
    play: (kind) => played.push(kind),
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
    const due = timers.filter(({ atMs }) => atMs <= ms);
    timers = timers.filter((timer) => !due.includes(timer));
    for (const timer of due) timer.callback();
  };
  return { played, plan, passTo };
}

describe('our own sounds', () => {
  it('come at once when it was quiet', () => {
    const { played, plan, passTo } = setUp();
    plan.request('push');
    passTo(6000);
    plan.request('ease');
    expect(played).toEqual(['push', 'ease']);
  });

  it('are never more than one in six seconds, and the latest cue is the one that is heard', () => {
    const { played, plan, passTo } = setUp();
    plan.request('push');
    passTo(1000);
    plan.request('ease');
    passTo(2000);
    plan.request('cue');
    passTo(5999);
    expect(played).toEqual(['push']);
    passTo(6000);
    expect(played).toEqual(['push', 'cue']);
    passTo(60_000);
    expect(played).toHaveLength(2);
  });

  it('let the coach go before one’s own devices, whichever came first', () => {
    const { played, plan, passTo } = setUp();
    plan.request('back');
    passTo(1000);
    plan.request('ease');
    passTo(2000);
    plan.request('strap-hint');
    passTo(6000);
    expect(played).toEqual(['back', 'ease']);
  });

  it('answer a person who wants to hear one, and are quiet afterwards', () => {
    const { played, plan, passTo } = setUp();
    plan.request('push');
    passTo(1000);
    plan.playNow('class-open');
    passTo(6500);
    plan.request('ease');
    expect(played).toEqual(['push', 'class-open']);
    passTo(7000);
    expect(played).toEqual(['push', 'class-open', 'ease']);
  });

  it('are not heard any more once the page is closed', () => {
    const { played, plan, passTo } = setUp();
    plan.request('push');
    plan.request('ease');
    plan.close();
    passTo(60_000);
    expect(played).toEqual(['push']);
  });
});
