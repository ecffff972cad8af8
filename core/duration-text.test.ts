import { describe, expect, it } from 'vitest';
import { durationText } from './duration-text.ts';

describe('a duration as text', () => {
  it.each([
    [0, '0:00'],
    [9.6, '0:10'],
    [799, '13:19'],
    [3725, '1:02:05'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
