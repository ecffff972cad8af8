import { describe, expect, it } from 'vitest';
import {
  NO_METRICS,
  sharingCounts,
  withBeat,
  withFreshness,
  withHubConnected,
  withHubHeard,
  withHubLost,
  withStrap,
  withTick,
} from './live-metrics.ts';

const aBeat = { bpm: 151, zone: 4, beatAtMs: 1000 } as const;

describe('one’s own heart rate', () => {
  it('is live for five seconds after a beat', () => {
    const beating = withBeat(NO_METRICS, aBeat);
    expect(withFreshness(beating, 5999).own).toMatchObject({ state: 'live', bpm: 151 });
  });

  it('is lost after five seconds without a beat, counted from the last one', () => {
    const beating = withBeat(NO_METRICS, aBeat);
    expect(withFreshness(beating, 6000).own).toEqual({ state: 'lost', sinceMs: 1000, lastBpm: 151 });
  });

  it('comes back with the next beat', () => {
    const lost = withFreshness(withBeat(NO_METRICS, aBeat), 9000);
    expect(withBeat(lost, { ...aBeat, beatAtMs: 9500 }).own).toMatchObject({ state: 'live', beatAtMs: 9500 });
  });

  it('keeps its last number for a moment while the strap is looked for, and shows it as lost within five seconds', () => {
    const searching = withStrap(withBeat(NO_METRICS, aBeat), 'searching', 2000);
    expect(withFreshness(searching, 5499).own).toMatchObject({ state: 'live', bpm: 151 });
    expect(withFreshness(searching, 5500).own).toEqual({ state: 'lost', sinceMs: 1000, lastBpm: 151 });
    expect(withStrap(searching, 'searching', 2500)).toBe(searching);
    expect(withBeat(searching, { ...aBeat, beatAtMs: 3000 }).own).not.toHaveProperty('isSearching');
  });

  it('is lost at once when a strap that gave nothing is looked for, and gone when it is put away', () => {
    const waiting = withStrap(NO_METRICS, 'connected', 1000);
    expect(withStrap(waiting, 'searching', 2000).own).toEqual({ state: 'lost', sinceMs: 1000, lastBpm: null });
    expect(withStrap(withBeat(NO_METRICS, aBeat), 'none', 2000).own).toEqual({ state: 'gone' });
  });

  it('waits for the first beat of a strap that is back', () => {
    const lost = withFreshness(withStrap(withBeat(NO_METRICS, aBeat), 'searching', 2000), 6000);
    expect(withStrap(lost, 'connected', 4000)).toBe(lost);
    expect(withBeat(lost, { ...aBeat, beatAtMs: 4100 }).own).toMatchObject({ state: 'live' });
  });

  it('is lost, without a last number, when a strap never gives one', () => {
    const waiting = withStrap(NO_METRICS, 'connected', 1000);
    expect(waiting.own).toEqual({ state: 'waiting', sinceMs: 1000 });
    expect(withFreshness(waiting, 6000).own).toEqual({ state: 'lost', sinceMs: 1000, lastBpm: null });
  });
});

describe('the others’ heart rates', () => {
  it('[DN2] change slot by slot', () => {
    const first = withTick(NO_METRICS, [
      { slot: 1, state: 'live', bpm: 120, zone: 2 },
      { slot: 2, state: 'live', bpm: 140, zone: 3 },
    ]);
    const second = withTick(first, [{ slot: 2, state: 'lost' }]);
    expect(second.bySlot.get(1)).toEqual({ state: 'live', bpm: 120, zone: 2 });
    expect(second.bySlot.get(2)).toEqual({ state: 'lost' });
  });

  it('[DN1] start anew with the snapshot after a reconnect', () => {
    const before = withTick(NO_METRICS, [{ slot: 1, state: 'live', bpm: 120, zone: 2 }]);
    const after = withTick(withHubConnected(before), [{ slot: 2, state: 'live', bpm: 99, zone: 1 }]);
    expect([...after.bySlot.keys()]).toEqual([2]);
  });

  it('are lost five seconds after the hub was heard last', () => {
    const before = withHubLost(withTick(NO_METRICS, [{ slot: 1, state: 'live', bpm: 120, zone: 2 }]), 1000);
    expect(withFreshness(before, 5999).bySlot.get(1)?.state).toBe('live');
    expect(withFreshness(before, 6000).bySlot.get(1)).toEqual({ state: 'lost' });
  });

  it('are there again when the hub is heard on the same connection, which tells only changes', () => {
    const silent = withHubLost(withTick(NO_METRICS, [{ slot: 1, state: 'live', bpm: 120, zone: 2 }]), 1000);
    const shown = withFreshness(silent, 6000);
    expect(withHubHeard(shown).bySlot.get(1)).toEqual({ state: 'live', bpm: 120, zone: 2 });
    expect(withTick(shown, [{ slot: 2, state: 'lost' }]).bySlot.get(1)?.state).toBe('live');
  });

  it('stay hidden when the hub goes away', () => {
    const before = withHubLost(withTick(NO_METRICS, [{ slot: 1, state: 'hidden' }]), 0);
    expect(withFreshness(before, 60_000).bySlot.get(1)).toEqual({ state: 'hidden' });
  });

  it('are not touched while nothing is too old', () => {
    const state = withTick(NO_METRICS, [{ slot: 1, state: 'live', bpm: 120, zone: 2 }]);
    expect(withFreshness(state, 1_000_000)).toBe(state);
  });

  it('are counted for the topbar', () => {
    const state = withTick(NO_METRICS, [
      { slot: 1, state: 'live', bpm: 120, zone: 2 },
      { slot: 2, state: 'lost' },
      { slot: 3, state: 'hidden' },
    ]);
    expect(sharingCounts(state, [1, 2, 3, 4])).toEqual({ live: 1, lost: 1 });
  });
});
