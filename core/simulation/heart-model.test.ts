import { describe, expect, it } from 'vitest';
import { createHeart, type HeartParameters } from './heart-model.ts';
import { simulatedBody } from './simulated-person.ts';

const aHeart = (changes: Partial<HeartParameters> = {}): HeartParameters => ({
  hrRestBpm: 60,
  hrMaxBpm: 180,
  responseTimeConstantS: 57.6,
  driftMaxBpm: 10,
  driftTimeConstantS: 600,
  ...changes,
});

/** Seconds until the heart rate has gone this share of its way from `fromBpm` to `toBpm`. */
function secondsToGo(heart: ReturnType<typeof createHeart>, way: { toBpm: number; intensity: number; share: number }) {
  const fromBpm = heart.heartRateBpm();
  for (let seconds = 1; seconds < 3600; seconds++) {
    const bpm = heart.advance({ seconds: 1, intensity: way.intensity });
    if (Math.abs(bpm - fromBpm) >= way.share * Math.abs(way.toBpm - fromBpm)) return seconds;
  }
  return Number.POSITIVE_INFINITY;
}

describe('the response of a heart to work', () => {
  it('has gone 63.2 % of its way after one time constant', () => {
    const heart = createHeart(aHeart({ driftMaxBpm: 0 }));
    // By hand: 60 + 0.75 · 120 · (1 − e⁻¹) = 60 + 90 · 0.632121 = 116.8909
    expect(heart.advance({ seconds: 57.6, intensity: 0.75 })).toBeCloseTo(116.8909, 4);
  });

  it('is the same in one step and in many', () => {
    const atOnce = createHeart(aHeart({ driftMaxBpm: 0 }));
    const inSteps = createHeart(aHeart({ driftMaxBpm: 0 }));
    for (let second = 0; second < 90; second++) inSteps.advance({ seconds: 1, intensity: 0.6 });
    expect(inSteps.heartRateBpm()).toBeCloseTo(atOnce.advance({ seconds: 90, intensity: 0.6 }), 9);
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'stays between rest and maximum, whoever it is (%i)',
    (seed) => {
      const body = simulatedBody(seed, { year: 2026 });
      const heart = createHeart(body);
      for (let second = 0; second < 3600; second++) {
        const bpm = heart.advance({ seconds: 1, intensity: second % 400 < 200 ? 1.4 : -0.2 });
        expect(bpm).toBeGreaterThanOrEqual(body.hrRestBpm);
        expect(bpm).toBeLessThanOrEqual(body.hrMaxBpm);
      }
    },
  );

  it('never falls while the load stays', () => {
    const heart = createHeart(aHeart());
    let before = heart.heartRateBpm();
    for (let second = 0; second < 1800; second++) {
      const bpm = heart.advance({ seconds: 1, intensity: 0.7 });
      expect(bpm).toBeGreaterThanOrEqual(before);
      before = bpm;
    }
  });

  it('drifts on by several beats between the 10th and the 30th minute of hard work', () => {
    const heart = createHeart(aHeart());
    for (let second = 0; second < 600; second++) heart.advance({ seconds: 1, intensity: 0.75 });
    const atTenMinutes = heart.heartRateBpm();
    for (let second = 0; second < 1200; second++) heart.advance({ seconds: 1, intensity: 0.75 });
    const drift = heart.heartRateBpm() - atTenMinutes;
    expect(drift).toBeGreaterThan(2);
    expect(drift).toBeLessThan(10);
  });

  it('recovers from long hard work more slowly than it rose', () => {
    const heart = createHeart(aHeart());
    const riseS = secondsToGo(heart, { toBpm: 60 + 0.75 * 120, intensity: 0.75, share: 0.9 });
    for (let second = 0; second < 1800; second++) heart.advance({ seconds: 1, intensity: 0.75 });
    const recoveryS = secondsToGo(heart, { toBpm: 60, intensity: 0, share: 0.9 });
    expect(recoveryS).toBeGreaterThan(riseS);
  });
});
