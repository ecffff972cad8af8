import { describe, expect, it } from 'vitest';
import { createBeats } from './beats.ts';
import { blockAt, intervalClass } from './class-script.ts';
import { createEffort, zoneShareOf } from './effort.ts';
import { seededRandom } from './seeded-random.ts';
import { simulatedBody } from './simulated-person.ts';
import { recordClass } from './strap-recording.ts';
import { createStrapSimulation } from './strap-simulation.ts';

const aRecording = (seed: number) =>
  recordClass({
    body: simulatedBody(seed, { year: 2026 }),
    script: intervalClass({ minutes: 30 }),
    seconds: 1800,
    seed,
  });

describe('a class as a simulated strap records it', () => {
  it('is the same for the same seed and another for another', () => {
    expect(aRecording(3)).toEqual(aRecording(3));
    expect(aRecording(3)).not.toEqual(aRecording(4));
  });

  it('has one reading a second but for gaps of 20 to 60 s', () => {
    const gaps: number[] = [];
    for (let seed = 0; seed < 12; seed++) {
      const seconds = aRecording(seed).map(({ secondsIn }) => secondsIn);
      seconds.forEach((second, index) => {
        const gapS = second - (seconds[index - 1] ?? second - 1);
        if (gapS > 1) gaps.push(gapS);
      });
    }
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(62);
  });

  it('goes up to hard work and down again', () => {
    const bpm = aRecording(1).map((reading) => reading.bpm);
    expect(Math.max(...bpm) - Math.min(...bpm)).toBeGreaterThan(50);
  });
});

it('a strap that goes on after a recording goes on with the same heart', () => {
  const body = simulatedBody(5, { year: 2026 });
  const script = intervalClass({ minutes: 60 });
  const effort = createEffort({ script, zoneShare: zoneShareOf(body), eagerness: body.effort });
  const recorded = recordClass({ body, script, seconds: 960, seed: 1 });
  const live = createStrapSimulation({
    body,
    random: seededRandom(2),
    lossPerSecond: 0,
    warmUp: Array.from({ length: 900 }, (_, second) => effort.intensityAt(second)),
  });
  for (let second = 900; second < 960; second++) {
    const reading = live.next({ seconds: 1, intensity: effort.intensityAt(second) });
    const same = recorded.find(({ secondsIn }) => secondsIn === second + 1);
    if (same !== undefined) expect(reading?.bpm).toBe(same.bpm);
  }
  expect(recorded.filter(({ secondsIn }) => secondsIn > 900)).not.toEqual([]);
});

describe('single beats', () => {
  it('add up to the heart rate, within what a strap may notify', () => {
    const beats = createBeats(seededRandom(7));
    let totalMs = 0;
    let count = 0;
    for (let second = 0; second < 600; second++) {
      const { rr1024 } = beats.nextSecond({ heartRateBpm: 150, effort: 0.7 });
      expect(rr1024.length).toBeLessThanOrEqual(9);
      for (const rr of rr1024) totalMs += (rr * 1000) / 1024;
      count += rr1024.length;
    }
    // 600 s at 150 per minute are 1500 beats of 400 ms.
    expect(count).toBeGreaterThan(1480);
    expect(count).toBeLessThan(1520);
    expect(totalMs / count).toBeGreaterThan(396);
    expect(totalMs / count).toBeLessThan(404);
  });

  it('breathe less the harder the work', () => {
    const spread = (effort: number) => {
      const beats = createBeats(seededRandom(5));
      const all = Array.from({ length: 300 }, () => beats.nextSecond({ heartRateBpm: 120, effort }).rr1024).flat();
      const mean = all.reduce((sum, rr) => sum + rr, 0) / all.length;
      return Math.sqrt(all.reduce((sum, rr) => sum + (rr - mean) ** 2, 0) / all.length);
    };
    expect(spread(0.1)).toBeGreaterThan(2 * spread(0.9));
  });
});

describe('the script of a class', () => {
  it.each([6, 20, 45])('lasts as long as it is asked to (%i min)', (minutes) => {
    const seconds = intervalClass({ minutes }).reduce((sum, block) => sum + block.seconds, 0);
    expect(seconds).toBe(minutes * 60);
  });

  it('tells the block of each moment, the last one after the end', () => {
    const script = intervalClass({ minutes: 20 });
    expect(blockAt(script, 0).index).toBe(0);
    expect(blockAt(script, 59.9).index).toBe(0);
    expect(blockAt(script, 60).index).toBe(1);
    expect(blockAt(script, 99_999).index).toBe(script.length - 1);
  });
});
