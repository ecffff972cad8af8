import { describe, expect, it } from 'vitest';
import { createPoorHold, videoAllowance } from './video-allowance.ts';

const seen = { isHidden: false, isAudioOnly: false, isAudioFirst: false, isNetworkPoor: false };

describe('whose pictures come', () => {
  it('everybody’s, while somebody looks and the network carries it', () => {
    expect(videoAllowance(seen)).toBe('all');
  });

  it('the instructor’s alone on a poor network', () => {
    expect(videoAllowance({ ...seen, isNetworkPoor: true })).toBe('instructor');
  });

  it.each(['isHidden', 'isAudioOnly', 'isAudioFirst'] as const)('nobody’s while %s', (reason) => {
    expect(videoAllowance({ ...seen, [reason]: true, isNetworkPoor: true })).toBe('none');
  });
});

describe('a poor network', () => {
  it('is poor after the second look, not after a hiccup', () => {
    const look = createPoorHold();
    expect([look('poor'), look('good'), look('poor'), look('poor')]).toEqual([false, false, false, true]);
  });

  it('is trusted again after ten good looks in a row', () => {
    const look = createPoorHold();
    look('poor');
    look('poor');
    const nine = Array.from({ length: 9 }, () => look('fair'));
    expect(nine).not.toContain(false);
    expect(look('poor')).toBe(true);
    const ten = Array.from({ length: 10 }, () => look('good'));
    expect(ten.at(-1)).toBe(false);
  });
});
