import { describe, expect, it } from 'vitest';
import { clockText, elapsedText, zoneCity } from './time-text.ts';

const at = Date.UTC(2026, 10, 21, 23, 30);

describe('times as text', () => {
  it('is in the zone that is asked for', () => {
    expect(clockText(at, 'Europe/Lisbon')).toBe('23:30');
    expect(clockText(at, 'Europe/Stockholm')).toBe('00:30');
  });
  it('names a zone by its city', () => {
    expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(zoneCity('UTC')).toBe('UTC');
  });
  it('counts what has elapsed in whole seconds', () => {
    expect([-5, 0, 59_999, 1_482_000, 5_082_000].map(elapsedText)).toEqual([
      '0:00',
      '0:00',
      '0:59',
      '24:42',
      '1:24:42',
    ]);
  });
});
