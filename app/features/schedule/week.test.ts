import { describe, expect, it } from 'vitest';
import { addDays, dayIn, openingDay, parseDay, spanOf, weekOf } from './week.ts';

describe('days of the schedule', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['tomorrow', null],
    ['', null],
    [null, null],
  ])('reads %s as %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each(['2026-11-16', '2026-11-21', '2026-11-22'])('begins the week of %s on Monday', (day) => {
    const week = weekOf(day);
    expect(week[0]).toBe('2026-11-16');
    expect(week.at(-1)).toBe('2026-11-22');
    expect(week).toHaveLength(7);
  });

  it('counts days across months, leap days and clock changes', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('knows the day in a zone', () => {
    const atMs = Date.UTC(2026, 10, 21, 23, 30);
    expect(dayIn(atMs, 'Europe/Lisbon')).toBe('2026-11-21');
    expect(dayIn(atMs, 'Europe/Stockholm')).toBe('2026-11-22');
  });

  it('spans all hours that are one of the days somewhere', () => {
    const { from, to } = spanOf({ from: '2026-11-16', to: '2026-11-22' });
    // Monday begins first on Kiritimati (UTC+14); Sunday ends last on Baker Island (UTC-12).
    expect(from.toISOString()).toBe('2026-11-15T10:00:00.000Z');
    expect(to.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-23T12:00:00Z'));
  });
});

describe('the day that a schedule opens on', () => {
  const today = '2026-11-21';
  const nextDay = '2026-11-24';
  it.each([
    ['a class is live', { hasLive: true, days: [], nextDay }, today],
    ['a class is or was planned for today', { hasLive: false, days: ['2026-11-20', today], nextDay }, today],
    ['today has none', { hasLive: false, days: ['2026-11-20'], nextDay }, nextDay],
    ['there is nothing at all', { hasLive: false, days: [], nextDay: null }, today],
  ])('when %s', (_, classes, day) => {
    expect(openingDay({ today, ...classes })).toBe(day);
  });
});
