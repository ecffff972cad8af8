import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { DefaultedSetting } from '#core/athlete.ts';
import { ATHLETE_DEFAULTS } from '#core/athlete.ts';
import type { Audience } from '#core/consent.ts';
import { durationText } from '../../components/time-text.ts';

/** The chart as one sentence, for those who do not see it. */
export function chartLabel({ averageBpm, maximumBpm, gaps }: ParticipantSummary): string {
  const values =
    averageBpm === null || maximumBpm === null
      ? ''
      : ` Average ${Math.round(averageBpm)}, highest ${Math.round(maximumBpm)} bpm.`;
  const gapWords = gaps.length === 0 ? '' : ` ${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'} without signal.`;
  return `Heart rate over the class, coloured by zone.${values}${gapWords}`;
}

const ASSUMPTIONS: Record<DefaultedSetting, string> = {
  age: `age ${ATHLETE_DEFAULTS.ageYears}`,
  sex: 'the mean of both sexes',
  weight: `${ATHLETE_DEFAULTS.weightKg} kg`,
  'hr-max': 'a maximum estimated from age',
  'hr-rest': `${ATHLETE_DEFAULTS.hrRestBpm} bpm at rest`,
};

/** How the calories came about. */
export function kcalWords(kcal: NonNullable<ParticipantSummary['kcal']>): string {
  const assumed = kcal.defaultsUsed.map((setting) => ASSUMPTIONS[setting]);
  const basis =
    assumed.length === 0
      ? 'From your age, sex and weight as in your profile.'
      : `Your profile leaves something open, so this assumes ${listOf(assumed)}.`;
  return `Energy by the heart-rate equations of Keytel and others (2005). ${basis} The range is a rule of thumb.`;
}

/** Where the zones came from, and what was left out. */
export function zoneWords({ hrMaxBpm, isHrMaxEstimated, gapSeconds }: ParticipantSummary): string {
  const source = isHrMaxEstimated
    ? `Zones from an estimated maximum, ${Math.round(hrMaxBpm)} bpm (Tanaka, from age).`
    : `Zones from your measured maximum, ${Math.round(hrMaxBpm)} bpm.`;
  return gapSeconds < 1 ? source : `${source} ${durationText(gapSeconds)} without signal is left out.`;
}

/** Who saw the numbers. */
export function privacyWords(audience: Audience, instructorName: string): string {
  switch (audience) {
    case 'nobody':
      return 'You shared your heart rate with nobody: it was only recorded for this page.';
    case 'instructor':
      return `${instructorName} saw your heart rate during class and sees your totals in the class report.`;
    case 'class':
      return `The class saw your heart rate live; ${instructorName} also sees your totals in the class report.`;
  }
}

function listOf(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
