import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { createHeartRateHistory } from './heart-rate-history.ts';
import { createSignTracker, type Look } from './sign-tracker.ts';

const ANN = 'Ann' as ParticipantId;
const live = (bpm: number, isNear = false): HeartRate => ({
  state: 'live',
  bpm,
  zone: 4,
  ...(isNear && { isNearMaximum: true as const }),
});

/** Looks every second at one person. */
function watching(cue: Look['cue'] = null) {
  const history = createHeartRateHistory();
  const tracker = createSignTracker({ history });
  return {
    tracker,
    look(second: number, heartRate: HeartRate) {
      const nowMs = second * 1000;
      history.note(1, { atMs: nowMs, bpm: heartRate.state === 'live' ? heartRate.bpm : null });
      return tracker.look({
        participantId: ANN,
        slot: 1,
        heartRate,
        joinedAtMs: 0,
        handRaisedSinceMs: null,
        videoLostSinceMs: null,
        cue,
        nowMs,
      });
    },
  };
}

describe('signs', () => {
  it('know since when a strap is lost, and forget it when it is back', () => {
    const { look, tracker } = watching();
    look(0, live(154));
    expect(look(5, { state: 'lost' }).lostSinceMs).toBe(5000);
    expect(look(25, { state: 'lost' }).lostSinceMs).toBe(5000);
    expect(tracker.lastBpm(ANN)).toBe(154);
    expect(look(26, live(150)).lostSinceMs).toBeNull();
  });

  it('know since when somebody is near the maximum without a break', () => {
    const { look } = watching();
    expect(look(0, live(180, true)).nearMaximumSinceMs).toBe(0);
    expect(look(20, live(181, true)).nearMaximumSinceMs).toBe(0);
    expect(look(21, live(170)).nearMaximumSinceMs).toBeNull();
    expect(look(22, live(181, true)).nearMaximumSinceMs).toBe(22_000);
  });

  it('tell of a missing strap only while there never was a reading', () => {
    const { look } = watching();
    expect(look(60, { state: 'gone' }).noReadingSinceMs).toBe(0);
    expect(look(61, live(120)).noReadingSinceMs).toBeNull();
    expect(look(90, { state: 'gone' }).noReadingSinceMs).toBeNull();
  });

  it('say nothing of somebody who keeps it private, nor of the last number', () => {
    const { look, tracker } = watching();
    look(0, live(150, true));
    expect(look(1, { state: 'hidden' })).toMatchObject({
      lostSinceMs: null,
      nearMaximumSinceMs: null,
      noReadingSinceMs: null,
    });
    expect(tracker.lastBpm(ANN)).toBeNull();
  });
});

describe('a fall', () => {
  /** 160 for 20 s, then one bpm less each second. */
  const falling = (second: number) => live(160 - Math.max(0, second - 20));

  it('is counted over 40 s while the class is to push', () => {
    const { look } = watching({ kind: 'push', sentAtMs: -60_000 });
    let signs = look(0, falling(0));
    for (let second = 1; second <= 60; second += 1) signs = look(second, falling(second));
    // Medians over 5 s are two seconds behind: 160 at 20 s, 122 at 60 s.
    expect(signs.fall).toEqual({ dropBpm: 38, overMs: 40_000 });
  });

  it('is counted from the cue on', () => {
    const { look } = watching({ kind: 'hold', sentAtMs: 50_000 });
    let signs = look(0, falling(0));
    for (let second = 1; second <= 60; second += 1) signs = look(second, falling(second));
    expect(signs.fall).toEqual({ dropBpm: 10, overMs: 10_000 });
  });

  it.each([
    ['the class is to ease', { kind: 'ease', sentAtMs: -60_000 } as const],
    ['no cue was sent', null],
    ['the cue is six minutes old', { kind: 'push', sentAtMs: -300_000 } as const],
  ])('is none when %s', (_what, cue) => {
    const { look } = watching(cue);
    let signs = look(0, falling(0));
    for (let second = 1; second <= 60; second += 1) signs = look(second, falling(second));
    expect(signs.fall).toBeNull();
  });

  it('is none across a gap', () => {
    const { look } = watching({ kind: 'push', sentAtMs: -60_000 });
    let signs = look(0, { state: 'lost' });
    for (let second = 1; second <= 60; second += 1) {
      signs = look(second, second < 30 ? { state: 'lost' } : falling(second));
    }
    expect(signs.fall).toBeNull();
  });
});
