import type { KcalEstimate, ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { DefaultedSetting } from '#core/athlete.ts';
import { ATHLETE_DEFAULTS } from '#core/athlete.ts';
import { durationText } from '#core/duration-text.ts';
import type { Sharing } from './past-class.ts';

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

/** The range is shown in tens from here on: a single kilocalorie of it means nothing. */
const TENS_FROM_KCAL = 100;

/** Energy as whole numbers. The range is rounded outwards, so that it always has the value in it. */
export function shownKcal({ value, low, high }: Pick<KcalEstimate, 'value' | 'low' | 'high'>) {
  const step = value < TENS_FROM_KCAL ? 1 : 10;
  return { value: Math.round(value), low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step };
}

/** How the calories came about. */
export function kcalWords(kcal: KcalEstimate): string {
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

/** What there is to say without a heart rate. Whoever leads a class may well do so without a strap. */
export function noHeartRateWords({ isInstructor, title }: { isInstructor: boolean; title: string }): string[] {
  return isInstructor
    ? [
        `You led ${title}. No strap was connected for you, so there is no trace of your own.`,
        'What the others shared with you is in the class report.',
      ]
    : [
        `You took part in ${title}. No strap was connected, so there is no trace to show.`,
        'Next time, put the strap on before you come: the green room tells you when it is found.',
      ];
}

/** Who saw the numbers, and what stays with the instructor. */
export function privacyWords({ widest, hasChanged }: Sharing, instructorName: string): string {
  const report = `${instructorName} keeps, in the class report, your average, highest, time in zones and trace`;
  const extent = hasChanged ? 'of the time you shared, and nothing of the rest' : 'of this class';
  switch (widest) {
    case 'nobody':
      return 'You shared your heart rate with nobody: it was only recorded for this page.';
    case 'instructor':
      return `${instructorName} saw your heart rate and zone${hasChanged ? ' while you shared them' : ' during class'}. ${report} ${extent}.`;
    case 'class':
      return `The class saw your heart rate and zone${hasChanged ? ' while you shared them' : ''}. ${report} ${extent}.`;
  }
}

/** The same for the instructor, of whom there is no row in the report. */
export function instructorPrivacyWords({ widest }: Sharing): string {
  return widest === 'class'
    ? 'The class saw your heart rate and zone while you shared them. The class report is about the others.'
    : 'Nobody else saw your heart rate. The class report is about the others.';
}

function listOf(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
