import { Trans, useLingui } from '@lingui/react/macro';
import type { HeartRateRecovery } from '#core/analytics/heart-rate-recovery.ts';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { ChartPanel, TableScroll } from '../../charts/ChartPanel.tsx';
import { gapText } from '../../charts/gap-text.ts';
import { HeartRateChart } from '../../charts/HeartRateChart.tsx';
import { minuteRows } from '../../charts/minute-rows.ts';
import { chartLabel } from './summary-words.ts';

/** The trace, as a chart or as a table. */
export function HeartRatePanel({ summary }: { summary: ParticipantSummary }) {
  const { t } = useLingui();
  const { recovery } = summary;
  return (
    <ChartPanel
      title={t`Heart rate`}
      unit={t`bpm`}
      chart={<HeartRateChart summary={summary} label={t(chartLabel(summary))} />}
      table={<MinuteTable summary={summary} />}
    >
      {recovery === null ? null : <RecoveryWords recovery={recovery} fromMs={summary.window.fromMs} />}
    </ChartPanel>
  );
}

/** What is marked in the chart, also for those who read the table. */
function RecoveryWords({ recovery, fromMs }: { recovery: HeartRateRecovery; fromMs: number }) {
  const { fromBpm, toBpm } = recovery;
  const at = durationText((recovery.fromMs - fromMs) / 1000);
  return (
    <p className="t13 muted panel-foot">
      <Trans>
        60 s recovery: from {fromBpm} to {toBpm} bpm, from {at} on.
      </Trans>
    </p>
  );
}

function MinuteTable({ summary }: { summary: ParticipantSummary }) {
  const { t } = useLingui();
  return (
    <TableScroll label={t`Heart rate as a table`} isLong>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>From</Trans>
            </th>
            <th scope="col" className="r">
              <Trans>Lowest</Trans>
            </th>
            <th scope="col" className="r">
              <Trans>Highest</Trans>
            </th>
            <th scope="col" className="r">
              <Trans>Without signal</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {minuteRows(summary).map((row) => (
            <tr key={row.fromSeconds}>
              <th scope="row" className="num">
                {durationText(row.fromSeconds)}
              </th>
              <td className="r num">{row.lowestBpm ?? '–'}</td>
              <td className="r num">{row.highestBpm ?? '–'}</td>
              <td className="r num">{row.gapSeconds < 1 ? '–' : t(gapText(row.gapSeconds))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
