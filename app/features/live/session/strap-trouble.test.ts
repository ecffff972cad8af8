import { describe, expect, it } from 'vitest';
import type { OwnHeartRate } from '../../../stores/live-metrics.ts';
import { NO_STRAP_TROUBLE, nextStrapTrouble, type StrapTrouble } from './strap-trouble.ts';

const live = (beatAtMs: number): OwnHeartRate => ({ state: 'live', bpm: 150, zone: 4, beatAtMs });
const lost: OwnHeartRate = { state: 'lost', sinceMs: 1000, lastBpm: 150 };

const look = (trouble: StrapTrouble, own: OwnHeartRate, nowMs: number, before = own) =>
  nextStrapTrouble(trouble, { own, before, nowMs });

describe('a strap that gives nothing', () => {
  it('is lost, asks for a hand after 30 s, and offers something else after two minutes', () => {
    expect(look(NO_STRAP_TROUBLE, lost, 6000)).toEqual({ stage: 'lost' });
    expect(look({ stage: 'lost' }, lost, 30_999)).toEqual({ stage: 'lost' });
    expect(look({ stage: 'lost' }, lost, 31_000)).toEqual({ stage: 'hint' });
    expect(look({ stage: 'hint' }, lost, 121_000)).toEqual({ stage: 'fallback' });
  });

  it('is the same trouble as long as nothing changes, so that nothing renders', () => {
    const trouble: StrapTrouble = { stage: 'lost' };
    expect(look(trouble, lost, 7000)).toBe(trouble);
    expect(look(NO_STRAP_TROUBLE, live(2000), 2000)).toBe(NO_STRAP_TROUBLE);
  });

  it('says when it is back what is left out, for eight seconds', () => {
    const back = look({ stage: 'lost' }, live(13_200), 13_300, lost);
    expect(back).toEqual({ stage: 'back', leftOutS: 12, untilMs: 21_300 });
    expect(look(back, live(20_000), 21_299)).toBe(back);
    expect(look(back, live(21_000), 21_300)).toBe(NO_STRAP_TROUBLE);
  });

  it('left nothing out when it never gave a number, or was away for less than a gap', () => {
    expect(look({ stage: 'lost' }, live(13_000), 13_000, { ...lost, lastBpm: null })).toBe(NO_STRAP_TROUBLE);
    expect(look({ stage: 'lost' }, live(6000), 6000, lost)).toBe(NO_STRAP_TROUBLE);
  });

  it('is no trouble once it is put away', () => {
    expect(look({ stage: 'hint' }, { state: 'gone' }, 50_000)).toBe(NO_STRAP_TROUBLE);
  });
});
