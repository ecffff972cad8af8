import { Trans, useLingui } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { sparkPath } from '../../charts/spark-path.ts';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportName } from './ReportName.tsx';
import { figuresOf, sparkLabel, zonesLabel } from './report-words.ts';

const SPARK = { width: 160, height: 34 };

type ReportChartsProps = { rows: ReportRow[]; state: SummaryProgress['state'] };

/** One row per person, with the class as a small trace. On phones a row is a card: see `.report` in charts.css. */
export function ReportCharts({ rows, state }: ReportChartsProps) {
  const domainBpm = domainOf(rows);
  return (
    <table className="report">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Name</Trans>
          </th>
          <th scope="col">
            <Trans>Heart rate</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Average</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Highest</Trans>
          </th>
          <th scope="col">
            <Trans>Time in zones</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Recorded</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.participantId} row={row} state={state} domainBpm={domainBpm} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: ReportRow; state: SummaryProgress['state']; domainBpm: readonly [number, number] };

function Row({ row, state, domainBpm }: RowProps) {
  const { t } = useLingui();
  const shown = figuresOf(row, state);
  if ('words' in shown) {
    return (
      <tr>
        <ReportName name={row.displayName} isSimulated={row.isSimulated} />
        <td colSpan={5} className="muted wait-cell">
          {t(shown.words)}
        </td>
      </tr>
    );
  }
  const { figures } = shown;
  return (
    <tr>
      <ReportName name={row.displayName} isSimulated={row.isSimulated} />
      <td className="spark-cell">
        <svg
          className="spark"
          viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t(sparkLabel(row.displayName, figures))}
        >
          <path
            d={sparkPath({ trace: figures.trace, window: figures.window, ...SPARK, domainBpm })}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </td>
      <td className="r num b" data-label={t`average`}>
        {Math.round(figures.averageBpm)}
      </td>
      <td className="r num b" data-label={t`highest`}>
        {Math.round(figures.maximumBpm ?? figures.averageBpm)}
      </td>
      <td className="zones-cell">
        <MiniZones secondsInZone={figures.secondsInZone} />
      </td>
      <td className="r num" data-label={t`recorded`}>
        {durationText(figures.recordedSeconds)}
      </td>
    </tr>
  );
}

/** One bar, split by zone, each part with its number where there is room; the words say the same. */
function MiniZones({ secondsInZone }: { secondsInZone: readonly number[] }) {
  const { t } = useLingui();
  const words = t(zonesLabel(secondsInZone));
  return (
    <span className="mini-zones" role="img" aria-label={words} title={words}>
      {ZONES.map(({ number }) => {
        const seconds = secondsInZone[number - 1] ?? 0;
        return seconds < 0.5 ? null : (
          <i key={number} className="zone-part" data-z={number} style={{ flexGrow: seconds }}>
            <span>{number}</span>
          </i>
        );
      })}
    </span>
  );
}

/** One axis for all, so that the small traces can be compared. */
function domainOf(rows: readonly ReportRow[]): [number, number] {
  let lowest = 100;
  let highest = 160;
  for (const { summary } of rows) {
    for (const { bpm } of summary?.trace ?? []) {
      if (bpm === null) continue;
      lowest = Math.min(lowest, bpm);
      highest = Math.max(highest, bpm);
    }
  }
  return [lowest, highest];
}
