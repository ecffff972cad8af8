import { describe, expect, it } from 'vitest';
import { type TracePoint, withBeatOnTrace, withGaps, withHistory } from './own-trace.ts';

describe('the own trace', () => {
  it('keeps the latest beat of each five seconds', () => {
    const beats: TracePoint[] = [0, 1000, 4900, 5000, 9000].map((atMs, index) => ({ atMs, bpm: 100 + index }));
    const trace = beats.reduce<TracePoint[]>(withBeatOnTrace, []);
    expect(trace).toEqual([
      { atMs: 4900, bpm: 102 },
      { atMs: 9000, bpm: 104 },
    ]);
  });

  it('breaks the line where the strap was lost', () => {
    const trace = [
      { atMs: 0, bpm: 100 },
      { atMs: 5000, bpm: 110 },
      { atMs: 60_000, bpm: 120 },
    ];
    expect(withGaps(trace)).toEqual([
      { atMs: 0, bpm: 100 },
      { atMs: 5000, bpm: 110 },
      { atMs: 10_000, bpm: null },
      { atMs: 60_000, bpm: 120 },
    ]);
  });

  it('goes on from what the server knows, and keeps its own points', () => {
    const trace = [
      { atMs: 11_000, bpm: 130 },
      { atMs: 16_000, bpm: 132 },
    ];
    const whole = withHistory(trace, { fromMs: 0, bpms: [100, null, 99, 98, 97] });
    expect(whole).toEqual([
      { atMs: 2500, bpm: 100 },
      { atMs: 11_000, bpm: 130 },
      { atMs: 16_000, bpm: 132 },
      { atMs: 22_500, bpm: 97 },
    ]);
  });
});
