import { Trans } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportTable } from './ReportTable.tsx';

const HEADS = [
  { key: 'average', head: <Trans>Average</Trans>, className: 'r' },
  { key: 'highest', head: <Trans>Highest</Trans>, className: 'r' },
  ...ZONES.map(({ number }) => ({ key: `zone ${number}`, head: <ZoneMark zone={number} />, className: 'zone-head' })),
  { key: 'recorded', head: <Trans>Recorded</Trans>, className: 'r' },
];

/** The report in numbers only. */
export function ReportFigures({ rows, state }: { rows: ReportRow[]; state: SummaryProgress['state'] }) {
  return (
    <ReportTable
      className="figures"
      rows={rows}
      state={state}
      heads={HEADS}
      cells={({ averageBpm, maximumBpm, secondsInZone, recordedSeconds }) => (
        <>
          <td className="r num">{Math.round(averageBpm)}</td>
          <td className="r num">{Math.round(maximumBpm ?? averageBpm)}</td>
          {ZONES.map(({ number }) => (
            <td key={number} className="r num">
              {durationText(secondsInZone[number - 1] ?? 0)}
            </td>
          ))}
          <td className="r num">{durationText(recordedSeconds)}</td>
        </>
      )}
    />
  );
}
