import { describe, expect, it } from 'vitest';
import { kcalWords, noHeartRateWords, privacyWords, shownKcal } from './summary-words.ts';

const kcal = { value: 300, low: 240, high: 360, formula: 'keytel-2005' as const };

describe('words of a summary', () => {
  it('names the formula and every assumption', () => {
    const words = kcalWords({ ...kcal, defaultsUsed: ['age', 'sex', 'weight'] });
    expect(words).toContain('Keytel');
    expect(words).toContain('assumes age 40, the mean of both sexes and 75 kg');
  });
  it('says when nothing was assumed', () => {
    expect(kcalWords({ ...kcal, defaultsUsed: [] })).toContain('as in your profile');
  });
  it.each([
    [0.4, { value: 0, low: 0, high: 1 }],
    [5, { value: 5, low: 4, high: 6 }],
    [11, { value: 11, low: 8, high: 14 }],
    [99.7, { value: 100, low: 79, high: 120 }],
    [362, { value: 362, low: 280, high: 440 }],
  ])('shows %s kcal within their range', (value, expected) => {
    const shown = shownKcal({ value, low: value * 0.8, high: value * 1.2 });
    expect(shown).toEqual(expected);
    expect(shown.low).toBeLessThanOrEqual(shown.value);
    expect(shown.high).toBeGreaterThanOrEqual(shown.value);
  });
  it('does not tell the instructor to wear a strap', () => {
    expect(noHeartRateWords({ isInstructor: true, title: 'Tempo' }).join(' ')).not.toMatch(/next time|put the strap/i);
    expect(noHeartRateWords({ isInstructor: false, title: 'Tempo' }).join(' ')).toContain('put the strap on');
  });
  it('says that nobody saw what was shared with nobody', () => {
    expect(privacyWords({ widest: 'nobody', hasChanged: false }, 'Mara')).toContain('with nobody');
    expect(privacyWords({ widest: 'nobody', hasChanged: false }, 'Mara')).not.toContain('Mara');
  });
  it('says what the instructor keeps', () => {
    const words = privacyWords({ widest: 'instructor', hasChanged: false }, 'Mara');
    expect(words).toContain('Mara saw your heart rate and zone during class.');
    expect(words).toContain('your average, highest, time in zones and trace of this class');
  });
  it('says that only the time of sharing counts for somebody who changed their mind', () => {
    const words = privacyWords({ widest: 'class', hasChanged: true }, 'Mara');
    expect(words).toContain('of the time you shared, and nothing of the rest');
  });
});
