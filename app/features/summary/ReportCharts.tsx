import { Trans, useLingui } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { sparkPath } from '../../charts/spark-path.ts';
import { MiniZones } from './MiniZones.tsx';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportTable } from './ReportTable.tsx';
import { type SharedFigures, sparkLabel } from './report-words.ts';

const SPARK = { width: 160, height: 34 };

type ReportChartsProps = { rows: ReportRow[]; state: SummaryProgress['state'] };

const HEADS = [
  { key: 'trace', head: <Trans>Heart rate</Trans> },
  { key: 'average', head: <Trans>Average</Trans>, className: 'r' },
  { key: 'highest', head: <Trans>Highest</Trans>, className: 'r' },
  { key: 'zones', head: <Trans>Time in zones</Trans> },
  { key: 'recorded', head: <Trans>Recorded</Trans>, className: 'r' },
];

/** One row per person, with the class as a small trace. On phones a row is a card: see `.report` in summary.css. */
export function ReportCharts({ rows, state }: ReportChartsProps) {
  const domainBpm = domainOf(rows);
  return (
    <ReportTable
      className="report"
      rows={rows}
      state={state}
      heads={HEADS}
      cells={(figures, { displayName }) => <Cells figures={figures} name={displayName} domainBpm={domainBpm} />}
    />
  );
}

type CellsProps = { figures: SharedFigures; name: string; domainBpm: readonly [number, number] };

function Cells({ figures, name, domainBpm }: CellsProps) {
  const { t } = useLingui();
  return (
    <>
      <td className="spark-cell">
        <svg
          className="spark"
          viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t(sparkLabel(name, figures))}
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
    </>
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
