import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TRACE_POINTS_MAX, type TraceGap, traceOf } from './heart-rate-trace.ts';

const everySecond = (count: number, bpmAt: (second: number) => number) =>
  Array.from({ length: count }, (_, second) => ({ capturedAtMs: second * 1000, bpm: bpmAt(second) }));

it('keeps every sample of a short class', () => {
  const samples = everySecond(1200, (second) => 100 + (second % 7));
  expect(traceOf(samples, [])).toEqual(samples.map(({ capturedAtMs, bpm }) => ({ atMs: capturedAtMs, bpm })));
});

it('keeps a peak of one second in a class of four hours', () => {
  const trace = traceOf(
    everySecond(4 * 3600, (second) => (second === 7777 ? 199 : second === 8888 ? 41 : 120)),
    [],
  );
  expect(trace.length).toBeLessThanOrEqual(TRACE_POINTS_MAX);
  expect(trace).toContainEqual({ atMs: 7_777_000, bpm: 199 });
  expect(trace).toContainEqual({ atMs: 8_888_000, bpm: 41 });
});

it('keeps the line broken where a gap is, also when thinned out', () => {
  const samples = everySecond(10_000, () => 120).filter(
    ({ capturedAtMs }) => capturedAtMs < 3_000_000 || capturedAtMs > 3_060_000,
  );
  const gap = { fromMs: 2_999_000, toMs: 3_061_000 };
  const trace = traceOf(samples, [gap]);
  const breakIndex = trace.findIndex(({ bpm }) => bpm === null);
  expect(trace[breakIndex - 1]?.atMs).toBeLessThanOrEqual(gap.fromMs);
  expect(trace[breakIndex]).toEqual({ atMs: 3_030_000, bpm: null });
  expect(trace[breakIndex + 1]?.atMs).toBeGreaterThanOrEqual(gap.toMs);
  expect(trace.filter(({ bpm }) => bpm === null)).toHaveLength(1);
});

it('has rising times, the extremes, and at most 1200 points, however many gaps there are', () => {
  const steps = fc.array(
    fc.record({ stepMs: fc.constantFrom(500, 1000, 1000, 1000, 9000), bpm: fc.integer({ min: 40, max: 220 }) }),
    {
      minLength: 1,
      maxLength: 6000,
      size: 'max',
    },
  );
  fc.assert(
    fc.property(steps, (some) => {
      let capturedAtMs = 0;
      const samples: { capturedAtMs: number; bpm: number }[] = [];
      const gaps: TraceGap[] = [];
      for (const { stepMs, bpm } of some) {
        if (stepMs > 5000 && samples.length > 0) gaps.push({ fromMs: capturedAtMs, toMs: capturedAtMs + stepMs });
        capturedAtMs += stepMs;
        samples.push({ capturedAtMs, bpm });
      }
      const trace = traceOf(samples, gaps);
      const values = trace.flatMap(({ bpm }) => bpm ?? []);
      const bpms = samples.map(({ bpm }) => bpm);
      expect(trace.length).toBeLessThanOrEqual(TRACE_POINTS_MAX);
      expect([Math.min(...values), Math.max(...values)]).toEqual([Math.min(...bpms), Math.max(...bpms)]);
      for (const [index, { atMs }] of trace.entries()) {
        const next = trace[index + 1];
        if (next) expect(next.atMs).toBeGreaterThan(atMs);
      }
    }),
    { numRuns: 40 },
  );
});
