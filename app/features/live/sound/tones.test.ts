import { describe, expect, it } from 'vitest';
import type { SoundKind } from './sound-plan.ts';
import { durationOf, NOTES, playNotes } from './tones.ts';

/** An audio context that writes down what is played. */
function aContext() {
  const played: { frequencyHz: number; startS: number; stopS: number }[] = [];
  const peaks: number[] = [];
  const context = {
    currentTime: 10,
    destination: {},
    createOscillator() {
      const tone = { frequency: { value: 0 }, connect() {}, startS: 0 };
      return Object.assign(tone, {
        start(startS: number) {
          tone.startS = startS;
        },
        stop: (stopS: number) => played.push({ frequencyHz: tone.frequency.value, startS: tone.startS, stopS }),
      });
    },
    createGain: () => ({
      gain: { setValueAtTime() {}, exponentialRampToValueAtTime: (value: number) => peaks.push(value) },
      connect() {},
    }),
  };
  return { context: context as unknown as AudioContext, played, peaks };
}

function heard(kind: SoundKind): number[] {
  const { context, played } = aContext();
  playNotes(context, kind, 1);
  return played.toSorted((a, b) => a.startS - b.startS).map(({ frequencyHz }) => frequencyHz);
}

describe('tones', () => {
  it('rise for push and fall for ease', () => {
    const [low, high] = heard('push') as [number, number];
    expect(high).toBeGreaterThan(low);
    expect(heard('ease')).toEqual([high, low]);
  });

  it('start now and are over when the class gets its volume back', () => {
    for (const kind of Object.keys(NOTES) as SoundKind[]) {
      const { context, played } = aContext();
      playNotes(context, kind, 1);
      expect(Math.min(...played.map(({ startS }) => startS))).toBe(10);
      expect(Math.max(...played.map(({ stopS }) => stopS))).toBeCloseTo(10 + durationOf(kind));
    }
  });

  it('are as loud as the person wants', () => {
    const { context, peaks } = aContext();
    playNotes(context, 'cue', 0.5);
    expect(Math.max(...peaks)).toBe(0.25);
  });
});
