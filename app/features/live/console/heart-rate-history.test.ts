import { describe, expect, it } from 'vitest';
import { createHeartRateHistory } from './heart-rate-history.ts';

const withBpm = (...bpm: (number | null)[]) => {
  const history = createHeartRateHistory();
  bpm.forEach((value, second) => {
    history.note(1, { atMs: second * 1000, bpm: value });
  });
  return history;
};

describe('the last minute', () => {
  it('has no more than a minute', () => {
    const history = withBpm(...Array.from({ length: 200 }, () => 120));
    expect(history.of(1).at(0)?.atMs).toBe(139_000);
    expect(history.of(1)).toHaveLength(61);
  });

  it('takes the median of five seconds', () => {
    // The samples at 4…8 s: 150, 90, 152, 151, 153.
    expect(withBpm(1, 1, 1, 1, 150, 90, 152, 151, 153).medianBpm(1, 8000)).toBe(151);
    // Four of them: 150, 152, 153, 160.
    expect(withBpm(150, 152, null, 153, 160).medianBpm(1, 4000)).toBe(152.5);
  });

  it('has no median where most of the time there was no number', () => {
    expect(withBpm(150, null, null, null, null).medianBpm(1, 4000)).toBeNull();
    expect(withBpm().medianBpm(1, 4000)).toBeNull();
  });

  it('goes on from what another one had', () => {
    const before = withBpm(150, 151);
    const history = createHeartRateHistory(before.all());
    history.noteAll(new Map([[1, { atMs: 2000, bpm: 152 }]]));
    expect(history.of(1).map(({ bpm }) => bpm)).toEqual([150, 151, 152]);
    expect(before.of(1)).toHaveLength(2);
  });

  it('forgets who does not share any more', () => {
    const history = withBpm(150, 151, 152);
    history.noteAll(new Map());
    expect(history.of(1)).toEqual([]);
    expect(history.medianBpm(1, 2000)).toBeNull();
  });
});
