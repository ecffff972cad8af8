import { describe, expect, it } from 'vitest';
import { RECORDED_EFFORTS } from '#tests/fixtures/recorded-efforts.ts';
import { heartRateIn, summarizeIndependently } from '#tests/harness/independent-summary.ts';
import { frameBytes, generateStrapRecording, readStrapRecording } from '#tests/harness/strap-recording.ts';

describe('the strap recordings', () => {
  for (const [name, effort] of Object.entries(RECORDED_EFFORTS)) {
    it(`${name} is what its generator makes`, () => {
      expect(readStrapRecording(name)).toEqual(generateStrapRecording(effort));
    });
  }

  it('ramp-through-five-zones spends time in every zone of a maximum of 190 bpm', () => {
    const frames = asSent('ramp-through-five-zones');
    for (const seconds of summarizeIndependently(frames, { hrMaxBpm: 190 }).secondsInZone) {
      expect(seconds).toBeGreaterThan(4);
    }
  });

  it('two-intervals holds a moment without skin contact, sent as 0', () => {
    const heartRates = asSent('two-intervals').map(({ bytes }) => heartRateIn(bytes));
    expect(heartRates.filter((bpm) => bpm === 0)).toHaveLength(2);
  });
});

describe('the independent summary', () => {
  it('counts each interval with the heart rate at its beginning', () => {
    // 2 s at 100, 1 s at 160: (2 * 100 + 1 * 160) / 3 = 120. With a maximum of 200, 100 is zone 1 and 160 zone 4.
    const frames = [beat(0, 100), beat(2000, 160), beat(3000, 150)];
    expect(summarizeIndependently(frames, { hrMaxBpm: 200 })).toEqual({
      averageBpm: 120,
      maximumBpm: 160,
      secondsInZone: [2, 0, 0, 1, 0],
      recordedSeconds: 3,
    });
  });

  it('counts nothing over a gap of more than 5 s, and never a 0', () => {
    const frames = [beat(0, 120), beat(1000, 0), beat(5000, 120), beat(10_001, 190), beat(11_001, 190)];
    const summary = summarizeIndependently(frames, { hrMaxBpm: 200 });
    expect(summary.recordedSeconds).toBe(6);
    expect(summary.averageBpm).toBeCloseTo((5 * 120 + 190) / 6);
  });
});

const beat = (sentAtMs: number, bpm: number) => ({ sentAtMs, bytes: Uint8Array.of(0, bpm) });

function asSent(name: string) {
  return readStrapRecording(name).frames.map((frame) => ({ sentAtMs: frame.atMs, bytes: frameBytes(frame) }));
}
