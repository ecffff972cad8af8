import { describe, expect, it } from 'vitest';
import { toFields, zonedTimeToUtc } from './zoned-time.ts';

const utc = (date: string, time: string, timeZone: string) => zonedTimeToUtc({ date, time, timeZone })?.toISOString();

describe('zonedTimeToUtc', () => {
  it.each([
    ['2026-11-21', '17:30', 'Europe/Lisbon', '2026-11-21T17:30:00.000Z'],
    ['2026-07-01', '17:30', 'Europe/Lisbon', '2026-07-01T16:30:00.000Z'],
    ['2026-11-21', '08:00', 'Asia/Kolkata', '2026-11-21T02:30:00.000Z'],
    ['2026-11-21', '23:15', 'America/Los_Angeles', '2026-11-22T07:15:00.000Z'],
    ['2026-11-21', '06:00', 'Pacific/Kiritimati', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21', '12:00', 'UTC', '2026-11-21T12:00:00.000Z'],
  ])('reads %s %s in %s', (date, time, timeZone, expected) => {
    expect(utc(date, time, timeZone)).toBe(expected);
  });

  // Stockholm goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October 2026.
  it('moves a skipped time past the change', () => {
    expect(utc('2026-03-29', '02:30', 'Europe/Stockholm')).toBe('2026-03-29T01:30:00.000Z');
  });
  it('takes the first of a time that happens twice', () => {
    expect(utc('2026-10-25', '02:30', 'Europe/Stockholm')).toBe('2026-10-25T00:30:00.000Z');
  });
  it('is right on the days around the change', () => {
    expect(utc('2026-03-28', '18:00', 'Europe/Stockholm')).toBe('2026-03-28T17:00:00.000Z');
    expect(utc('2026-03-29', '18:00', 'Europe/Stockholm')).toBe('2026-03-29T16:00:00.000Z');
  });

  it.each([['2026-02-30'], ['2026-13-01'], ['2026-06-31']])('knows no %s', (date) => {
    expect(utc(date, '10:00', 'UTC')).toBeUndefined();
  });

  it('is undone by toFields', () => {
    const at = zonedTimeToUtc({ date: '2026-11-21', time: '17:30', timeZone: 'Europe/Stockholm' })!;
    expect(toFields(at.getTime(), 'Europe/Stockholm')).toEqual({ date: '2026-11-21', time: '17:30' });
  });
});
