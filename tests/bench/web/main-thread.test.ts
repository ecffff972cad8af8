import { describe, expect, it } from 'vitest';
import { mainThreadOf, type TraceEvent } from './main-thread.ts';

const event = (name: string, ts: number, dur: number, tdur?: number): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 1,
  ts,
  dur,
  ...(tdur === undefined ? {} : { tdur }),
});

describe('the work of a main thread', () => {
  it('counts nested work once, as what it is', () => {
    // A timer of 10 ms that forces a layout of 4 ms, then a paint of 2 ms: 6 ms of script, 4 of layout, 2 of paint.
    const events = [
      event('TimerFire', 0, 10_000),
      event('FunctionCall', 1000, 8000),
      event('Layout', 2000, 4000),
      event('Paint', 20_000, 2000),
    ];
    expect(mainThreadOf(events, { seconds: 2 }).msPerSecond).toEqual({ scripting: 3, style: 0, layout: 2, paint: 1 });
  });

  it('leaves out the time that other programs took the processor for', () => {
    expect(mainThreadOf([event('Paint', 0, 9000, 3000)], { seconds: 1 }).msPerSecond.paint).toBe(3);
  });

  it('finds the tasks over 50 ms', () => {
    const events = [
      event('RunTask', 0, 51_000),
      event('RunTask', 60_000, 50_000),
      event('RunTask', 120_000, 80_000, 7000),
    ];
    expect(mainThreadOf(events, { seconds: 1 })).toMatchObject({ longTasks: 1, longestTaskMs: 51 });
  });
});
