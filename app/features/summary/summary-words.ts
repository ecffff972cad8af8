import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { KcalEstimate, ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { ATHLETE_DEFAULTS, type DefaultedSetting } from '#core/athlete.ts';
import { gapText } from '../../charts/gap-text.ts';
import type { Sharing } from './past-class.ts';

/** The chart as one sentence, for those who do not see it. */
export function chartLabel({ averageBpm, maximumBpm, gaps }: ParticipantSummary): MessageDescriptor {
  if (averageBpm === null || maximumBpm === null) return msg`Heart rate over the class: nothing was recorded.`;
  const average = Math.round(averageBpm);
  const highest = Math.round(maximumBpm);
  if (gaps.length === 0) {
    return msg`Heart rate over the class, coloured by zone. Average ${average}, highest ${highest} bpm.`;
  }
  return msg`Heart rate over the class, coloured by zone. Average ${average}, highest ${highest} bpm, with ${plural(
    gaps.length,
    { one: '# gap without signal', other: '# gaps without signal' },
  )}.`;
}

const ASSUMPTIONS: Record<DefaultedSetting, MessageDescriptor> = {
  age: msg`age ${ATHLETE_DEFAULTS.ageYears}`,
  sex: msg`the mean of both sexes`,
  weight: msg`${ATHLETE_DEFAULTS.weightKg} kg`,
  'hr-max': msg`a maximum estimated from age`,
  'hr-rest': msg`${ATHLETE_DEFAULTS.hrRestBpm} bpm at rest`,
};

/** The range is shown in tens from here on: a single kilocalorie of it means nothing. */
const TENS_FROM_KCAL = 100;

/** Energy as whole numbers. The range is rounded outwards, so that it always has the value in it. */
export function shownKcal({ value, low, high }: Pick<KcalEstimate, 'value' | 'low' | 'high'>) {
  const step = value < TENS_FROM_KCAL ? 1 : 10;
  return { value: Math.round(value), low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step };
}

/** How the calories came about. */
export function kcalWords({ defaultsUsed }: Pick<KcalEstimate, 'defaultsUsed'>, i18n: I18n): MessageDescriptor {
  if (defaultsUsed.length === 0) {
    return msg`Energy by the heart-rate equations of Keytel and others (2005), from your age, sex and weight as in your profile. The range is a rule of thumb.`;
  }
  const assumptions = new Intl.ListFormat(i18n.locale).format(defaultsUsed.map((each) => i18n._(ASSUMPTIONS[each])));
  return msg`Energy by the heart-rate equations of Keytel and others (2005). Your profile leaves something open, so this assumes ${assumptions}. The range is a rule of thumb.`;
}

/** Where the zones came from, and what was left out. */
export function zoneWords(
  { hrMaxBpm, isHrMaxEstimated, gapSeconds }: Pick<ParticipantSummary, 'hrMaxBpm' | 'isHrMaxEstimated' | 'gapSeconds'>,
  i18n: I18n,
): MessageDescriptor {
  const maximum = Math.round(hrMaxBpm);
  if (gapSeconds < 1) {
    return isHrMaxEstimated
      ? msg`Zones from an estimated maximum, ${maximum} bpm (Tanaka, from age).`
      : msg`Zones from your measured maximum, ${maximum} bpm.`;
  }
  const missing = i18n._(gapText(gapSeconds));
  return isHrMaxEstimated
    ? msg`Zones from an estimated maximum, ${maximum} bpm (Tanaka, from age). ${missing} without signal is left out.`
    : msg`Zones from your measured maximum, ${maximum} bpm. ${missing} without signal is left out.`;
}

/** What there is to say without a heart rate. Whoever leads a class may well do so without a strap. */
export function noHeartRateWords({
  isInstructor,
  title,
}: {
  isInstructor: boolean;
  title: string;
}): [MessageDescriptor, MessageDescriptor] {
  return isInstructor
    ? [
        msg`You led ${title}. No strap was connected for you, so there is no trace of your own.`,
        msg`What the others shared with you is in the class report.`,
      ]
    : [
        msg`You took part in ${title}. No strap was connected, so there is no trace to show.`,
        msg`Next time, put the strap on before you come: the green room tells you when it is found.`,
      ];
}

/** Who saw the numbers, and what stays with the instructor. */
export function privacyWords({ widest, hasChanged }: Sharing, instructorName: string): MessageDescriptor {
  switch (widest) {
    case 'nobody':
      return msg`You shared your heart rate with nobody: it was only recorded for this page.`;
    case 'instructor':
      return hasChanged
        ? msg`${instructorName} saw your heart rate and zone while you shared them, and keeps your average, highest, time in zones and trace of the time you shared, and nothing of the rest.`
        : msg`${instructorName} saw your heart rate and zone during class, and keeps your average, highest, time in zones and trace in the class report.`;
    case 'class':
      return hasChanged
        ? msg`The class saw your heart rate and zone while you shared them. ${instructorName} keeps your average, highest, time in zones and trace of the time you shared, and nothing of the rest.`
        : msg`The class saw your heart rate and zone. ${instructorName} keeps your average, highest, time in zones and trace in the class report.`;
  }
}

/** The same for the instructor, of whom there is no row in the report. */
export function instructorPrivacyWords({ widest }: Pick<Sharing, 'widest'>): MessageDescriptor {
  return widest === 'class'
    ? msg`The class saw your heart rate and zone while you shared them. The class report is about the others.`
    : msg`Nobody else saw your heart rate. The class report is about the others.`;
}
