import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { shownKcal } from './summary-words.ts';

/** The numbers of a class, in one row. */
export function SummaryNumbers({ summary }: { summary: ParticipantSummary }) {
  const { averageBpm, maximumBpm, minimumBpm, recordedSeconds, gapSeconds, kcal, hrMaxBpm } = summary;
  return (
    <dl className="numbers">
      <Figure label="Average" value={rounded(averageBpm)} unit="bpm" detail={`lowest ${rounded(minimumBpm)}`} />
      <Figure
        label="Highest"
        value={rounded(maximumBpm)}
        unit="bpm"
        detail={maximumBpm === null ? '' : `${Math.round((maximumBpm / hrMaxBpm) * 100)} % of your maximum`}
      />
      <Figure
        label="Recorded"
        value={durationText(recordedSeconds)}
        detail={gapSeconds < 1 ? 'without a gap' : `${durationText(gapSeconds)} without signal`}
      />
      {kcal === null ? null : (
        <Figure
          label="Energy, estimate"
          value={String(shownKcal(kcal).value)}
          unit="kcal"
          detail={`likely ${shownKcal(kcal).low}–${shownKcal(kcal).high}`}
        />
      )}
    </dl>
  );
}

function Figure({ label, value, unit, detail }: { label: string; value: string; unit?: string; detail: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">
        {value}
        {unit === undefined ? null : <small> {unit}</small>}
      </dd>
      <dd className="detail">{detail}</dd>
    </div>
  );
}

const rounded = (bpm: number | null) => (bpm === null ? '–' : String(Math.round(bpm)));
