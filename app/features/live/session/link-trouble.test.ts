import { describe, expect, it } from 'vitest';
import { type LinkSignals, linkTrouble } from './link-trouble.ts';

const FINE: LinkSignals = {
  roomLostSinceMs: null,
  roomHeardAtMs: null,
  hubAwaySinceMs: null,
  hubHeardAtMs: null,
  mediaLostSinceMs: null,
  offlineSinceMs: null,
};
const stageAt = (nowMs: number, signals: Partial<LinkSignals>) => linkTrouble({ ...FINE, ...signals }, nowMs).stage;

describe('a lost connection', () => {
  it.each(['roomLostSinceMs', 'hubAwaySinceMs', 'mediaLostSinceMs', 'offlineSinceMs'] as const)(
    'is shown little by little, counted from %s',
    (signal) => {
      const steps = [
        [0, 'none'],
        [1999, 'none'],
        [2000, 'word'],
        [3999, 'word'],
        [4000, 'freeze'],
        [19_999, 'freeze'],
        [20_000, 'audio'],
        [59_999, 'audio'],
        [60_000, 'rejoin'],
        [3_600_000, 'rejoin'],
      ] as const;
      const startMs = 500_000;
      for (const [afterMs, stage] of steps) {
        expect([afterMs, stageAt(startMs + afterMs, { [signal]: startMs })]).toEqual([afterMs, stage]);
      }
    },
  );

  it('counts from the earliest sign', () => {
    const signals = {
      ...FINE,
      hubAwaySinceMs: 9000,
      roomHeardAtMs: 9200,
      mediaLostSinceMs: 12_000,
      roomLostSinceMs: 15_200,
    };
    expect(linkTrouble(signals, 16_000)).toEqual({ stage: 'freeze', sinceMs: 9000 });
  });

  it('goes on counting while one part comes back before the other', () => {
    const before = { ...FINE, roomLostSinceMs: 10_000, mediaLostSinceMs: 9000 };
    expect(linkTrouble(before, 20_000)).toEqual({ stage: 'freeze', sinceMs: 9000 });
    expect(linkTrouble({ ...before, roomLostSinceMs: null }, 20_000)).toEqual({ stage: 'freeze', sinceMs: 9000 });
  });

  it('is none while nothing is amiss', () => {
    expect(linkTrouble(FINE, 99_000)).toEqual({ stage: 'none' });
    expect(stageAt(99_000, { roomHeardAtMs: 98_000, hubHeardAtMs: 98_900 })).toBe('none');
  });
});

describe('a network that swallows everything', () => {
  // The last words of both, as late as they can have come before a loss at 10 s.
  const lost = { hubAwaySinceMs: 8800, hubHeardAtMs: 8800, roomHeardAtMs: 10_000 };

  it('is told by a word after 2 s and by a grey picture within 4 s of the loss', () => {
    expect(stageAt(10_800, lost)).toBe('word');
    expect(stageAt(12_900, lost)).toBe('word');
    expect(stageAt(14_000, lost)).toBe('freeze');
  });
});

describe('a sign that something speaks against', () => {
  it('a hub that is away while the room pings every 2 s is a word, however long', () => {
    for (let nowMs = 10_000; nowMs < 200_000; nowMs += 250) {
      const roomHeardAtMs = Math.floor(nowMs / 2000) * 2000;
      const stage = stageAt(nowMs, { hubAwaySinceMs: 10_000, roomHeardAtMs });
      expect([nowMs, stage]).toEqual([nowMs, nowMs < 12_000 ? 'none' : 'word']);
    }
  });

  it('a machine without a network that hears the server anyway has no trouble', () => {
    expect(stageAt(90_000, { offlineSinceMs: 10_000, hubHeardAtMs: 89_900, roomHeardAtMs: 89_000 })).toBe('none');
  });

  it('what was on its way when the network went says nothing', () => {
    expect(stageAt(14_000, { offlineSinceMs: 10_000, hubHeardAtMs: 10_200, roomHeardAtMs: 9000 })).toBe('freeze');
  });
});
