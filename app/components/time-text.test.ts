import { describe, expect, it } from 'vitest';
import { clockText, dayText, elapsedText, untilText, zoneCity } from './time-text.ts';

const at = Date.UTC(2026, 10, 21, 23, 30);
const now = Date.UTC(2026, 10, 21, 12, 0);

describe('times as text', () => {
  it('is in the zone that is asked for', () => {
    expect(clockText(at, 'Europe/Lisbon')).toBe('23:30');
    expect(dayText(at, 'Europe/Lisbon', now)).toBe('Saturday 21 November');
    expect(clockText(at, 'Europe/Stockholm')).toBe('00:30');
    expect(dayText(at, 'Europe/Stockholm', now)).toBe('Sunday 22 November');
  });
  it('names another year', () => {
    expect(dayText(at, 'UTC', Date.UTC(2027, 0, 2))).toBe('Saturday 21 November 2026');
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
  it.each([
    [-5, null],
    [0.2, 'now'],
    [38, 'in 38 min'],
    [150, 'in 3 h'],
    [60 * 30, 'in 1 day'],
    [60 * 24 * 4, 'in 4 days'],
  ])('says %d minutes ahead as %s', (minutes, text) => {
    expect(untilText(now + minutes * 60_000, now)).toBe(text);
  });
});
