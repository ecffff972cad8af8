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
    expect(privacyWords('nobody', 'Mara')).toContain('with nobody');
    expect(privacyWords('nobody', 'Mara')).not.toContain('Mara');
  });
});
