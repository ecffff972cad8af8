import { describe, expect, it } from 'vitest';
import { layoutHeartRateChart } from './heart-rate-chart.ts';
import { timeTicks } from './time-ticks.ts';

const bounds = [114, 133, 152, 171] as const;
const point = (seconds: number, bpm: number | null) => ({ atMs: seconds * 1000, bpm });
const aChart = (overrides: Partial<Parameters<typeof layoutHeartRateChart>[0]> = {}) =>
  layoutHeartRateChart({
    trace: [point(0, 100), point(50, 120), point(100, 140)],
    gaps: [],
    window: { fromMs: 0, toMs: 100_000 },
    zoneLowerBoundsBpm: bounds,
    width: 1000,
    height: 200,
    ...overrides,
  });

describe('layoutHeartRateChart', () => {
  it('draws one line over the window', () => {
    // 100…140 bpm with 6 of margin make an axis of 90…150.
    expect(aChart().path).toBe('M0,166.7L500,100L1000,33.3');
  });

  it('breaks the line at a gap and bridges it with dashes', () => {
    const chart = aChart({
      trace: [point(0, 100), point(40, 120), point(50, null), point(60, 120), point(100, 140)],
      gaps: [{ fromMs: 40_000, toMs: 60_000 }],
    });
    expect(chart.path).toBe('M0,166.7L400,100M600,100L1000,33.3');
    expect(chart.bridges).toEqual([{ x1: 400, y1: 100, x2: 600, y2: 100 }]);
    expect(chart.gaps).toEqual([{ x: 400, width: 200, seconds: 20, isEdge: false, hasLabel: true }]);
  });

  it('knows the time before the strap was there from a gap within the class', () => {
    const [gap] = aChart({ gaps: [{ fromMs: 0, toMs: 30_000 }] }).gaps;
    expect(gap).toMatchObject({ isEdge: true, seconds: 30 });
  });

  it('leaves out labels that would overlap', () => {
    const gaps = [40, 42, 44, 90].map((second) => ({ fromMs: second * 1000, toMs: second * 1000 + 1500 }));
    expect(aChart({ gaps }).gaps.map(({ hasLabel }) => hasLabel)).toEqual([true, false, false, true]);
  });

  it('shows the zones that the axis reaches, without holes', () => {
    const { bands, zoneStops } = aChart();
    expect(bands.map(({ zone }) => zone)).toEqual([3, 2, 1]);
    expect(bands.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(200);
    expect(zoneStops[0]?.from).toBe(0);
    expect(zoneStops.at(-1)?.to).toBeCloseTo(1);
  });

  it('has an axis also without any value', () => {
    const chart = aChart({ trace: [] });
    expect(chart.path).toBe('');
    expect(chart.yTicks.map(({ text }) => text)).toEqual(['80', '100', '120', '140', '160', '180']);
  });

  it('finds the time under the pointer', () => {
    const chart = aChart();
    expect(chart.timeAt(chart.xOf(42_000))).toBeCloseTo(42_000);
  });
});

describe('timeTicks', () => {
  it.each([
    [30, 1000, 5],
    [45 * 60, 1000, 300],
    [45 * 60, 300, 900],
    [4 * 3600, 300, 3600],
  ])('marks %d s on %d px every %d s', (seconds, width, step) => {
    const ticks = timeTicks({ seconds, width });
    expect(ticks.slice(0, 2)).toEqual([0, step]);
  });
});
