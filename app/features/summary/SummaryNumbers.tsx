import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { HeartRateRecovery } from '#core/analytics/heart-rate-recovery.ts';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { gapText } from '../../charts/gap-text.ts';
import type { ComparedClass } from './past-class.ts';
import { shownKcal } from './summary-words.ts';

/** The numbers of a class, in one row. */
export function SummaryNumbers({ summary, earlier }: { summary: ParticipantSummary; earlier: ComparedClass[] }) {
  const { t } = useLingui();
  const { averageBpm, maximumBpm, minimumBpm, recordedSeconds, gapSeconds, kcal, hrMaxBpm } = summary;
  const lowest = rounded(minimumBpm);
  const share = maximumBpm === null ? null : Math.round((maximumBpm / hrMaxBpm) * 100);
  const missing = t(gapText(gapSeconds));
  return (
    <dl className="numbers">
      <Figure label={t`Average`} value={rounded(averageBpm)} unit={t`bpm`}>
        <Trans>lowest {lowest}</Trans>
      </Figure>
      <Figure label={t`Highest`} value={rounded(maximumBpm)} unit={t`bpm`}>
        {share === null ? null : <Trans>{share} % of your maximum</Trans>}
      </Figure>
      <Figure label={t`Recorded`} value={durationText(recordedSeconds)}>
        {gapSeconds < 1 ? <Trans>without a gap</Trans> : <Trans>{missing} without signal</Trans>}
      </Figure>
      {summary.recovery === null ? null : <Recovery {...summary.recovery} earlier={earlier} />}
      {kcal === null ? null : <Energy {...shownKcal(kcal)} />}
    </dl>
  );
}

/** Two before are the least that make a range. */
const RANGE_OF = 2;

function Recovery({ fromBpm, toBpm, fallBpm, earlier }: HeartRateRecovery & { earlier: ComparedClass[] }) {
  const { t } = useLingui();
  const before = earlier.flatMap(({ recoveryBpm }) => (recoveryBpm === null ? [] : [recoveryBpm]));
  const [least, most] = [Math.min(...before), Math.max(...before)];
  return (
    <Figure label={t`60 s recovery`} value={`−${fallBpm}`} unit={t`bpm`}>
      {before.length < RANGE_OF ? (
        <Trans>
          from {fromBpm} to {toBpm}
        </Trans>
      ) : least === most ? (
        <Trans>before: −{least}</Trans>
      ) : (
        <Trans>
          before: −{least} to −{most}
        </Trans>
      )}
    </Figure>
  );
}

function Energy({ value, low, high }: { value: number; low: number; high: number }) {
  const { t } = useLingui();
  return (
    <Figure label={t`Energy, estimate`} value={String(value)} unit={t`kcal`}>
      <Trans>
        likely {low} to {high}
      </Trans>
    </Figure>
  );
}

type FigureProps = { label: string; value: string; unit?: string; children: ReactNode };

function Figure({ label, value, unit, children }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">
        {value}
        {unit === undefined ? null : <small> {unit}</small>}
      </dd>
      <dd className="detail">{children}</dd>
    </div>
  );
}

const rounded = (bpm: number | null) => (bpm === null ? '–' : String(Math.round(bpm)));
