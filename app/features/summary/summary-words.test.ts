import { type MessageDescriptor, setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import {
  chartLabel,
  instructorPrivacyWords,
  kcalWords,
  noHeartRateWords,
  privacyWords,
  shownKcal,
  zoneWords,
} from './summary-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const say = (words: MessageDescriptor) => i18n._(words);
const aSummary = (overrides: Partial<ParticipantSummary>) =>
  ({ averageBpm: 136.4, maximumBpm: 169, gaps: [], ...overrides }) as ParticipantSummary;

describe('words of a summary', () => {
  it('says the chart in one sentence', () => {
    expect(say(chartLabel(aSummary({})))).toContain('Average 136, highest 169 bpm.');
    expect(say(chartLabel(aSummary({ gaps: [{ fromMs: 0, toMs: 9000 }] })))).toContain('169 bpm, with 1 gap without');
    expect(say(chartLabel(aSummary({ averageBpm: null, maximumBpm: null })))).toContain('nothing was recorded');
  });
  it('names the formula and every assumption', () => {
    const words = say(kcalWords({ defaultsUsed: ['age', 'sex', 'weight'] }, i18n));
    expect(words).toContain('Keytel');
    expect(words).toContain('assumes age 40, the mean of both sexes, and 75 kg');
  });
  it('says when nothing was assumed', () => {
    expect(say(kcalWords({ defaultsUsed: [] }, i18n))).toContain('as in your profile');
  });
  it.each([
    [{ hrMaxBpm: 188, isHrMaxEstimated: false, gapSeconds: 0.4 }, 'Zones from your measured maximum, 188 bpm.'],
    [
      { hrMaxBpm: 180.4, isHrMaxEstimated: true, gapSeconds: 12.4 },
      'Zones from an estimated maximum, 180 bpm (Tanaka, from age). 12 s without signal is left out.',
    ],
    [
      { hrMaxBpm: 188, isHrMaxEstimated: false, gapSeconds: 185 },
      'Zones from your measured maximum, 188 bpm. 3:05 min without signal is left out.',
    ],
  ])('says where zones come from: %o', (summary, words) => {
    expect(say(zoneWords(summary, i18n))).toBe(words);
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
    const words = (isInstructor: boolean) => noHeartRateWords({ isInstructor, title: 'Tempo' }).map(say).join(' ');
    expect(words(true)).not.toMatch(/next time|put the strap/i);
    expect(words(false)).toContain('put the strap on');
  });
  it('says that nobody saw what was shared with nobody', () => {
    const words = say(privacyWords({ widest: 'nobody', hasChanged: false }, 'Mara'));
    expect(words).toContain('with nobody');
    expect(words).not.toContain('Mara');
  });
  it('says what the instructor keeps', () => {
    const words = say(privacyWords({ widest: 'instructor', hasChanged: false }, 'Mara'));
    expect(words).toContain('Mara saw your heart rate and zone during class');
    expect(words).toContain('keeps your average, highest, time in zones and trace in the class report');
  });
  it('says that only the time of sharing counts for somebody who changed their mind', () => {
    for (const widest of ['instructor', 'class'] as const) {
      const words = say(privacyWords({ widest, hasChanged: true }, 'Mara'));
      expect(words).toContain('of the time you shared, and nothing of the rest');
    }
  });
  it('tells the instructor whether the class saw their heart rate', () => {
    expect(say(instructorPrivacyWords({ widest: 'class' }))).toContain('The class saw');
    expect(say(instructorPrivacyWords({ widest: 'instructor' }))).toContain('Nobody else');
  });
});
