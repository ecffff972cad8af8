import { describe, expect, it } from 'vitest';
import { kcalWords, privacyWords } from './summary-words.ts';

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
