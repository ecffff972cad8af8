import { setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { clocksChange, zoneNote } from './zone-note.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const november = Date.UTC(2026, 10, 21, 12);

describe('zoneNote', () => {
  it.each([
    ['Europe/Lisbon', 'Europe/Lisbon', 'Times in your zone, Lisbon.'],
    ['Europe/Lisbon', 'Europe/London', 'Times in your zone, Lisbon. It is the same time at the studio in London.'],
    ['Europe/Lisbon', 'Europe/Stockholm', 'Times in your zone, Lisbon. The studio is in Stockholm, 1 hour ahead.'],
    ['Asia/Kolkata', 'Europe/Lisbon', 'Times in your zone, Kolkata. The studio is in Lisbon, 5.5 hours behind.'],
  ])('tells somebody in %s about %s', (viewerZone, studioZone, words) => {
    expect(i18n._(zoneNote({ viewerZone, studioZone, atMs: november }))).toBe(words);
  });
});

describe('clocksChange', () => {
  const zones = { viewerZone: 'Asia/Seoul', studioZone: 'Europe/Stockholm' };
  it('sees a change at the studio', () => {
    expect(clocksChange({ ...zones, fromMs: Date.UTC(2026, 9, 20), toMs: Date.UTC(2026, 9, 27) })).toBe(true);
  });
  it('sees none in a week without one', () => {
    expect(clocksChange({ ...zones, fromMs: november, toMs: november + 7 * 86_400_000 })).toBe(false);
  });
});
