import { Trans, useLingui } from '@lingui/react/macro';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { ChartPanel } from '../../charts/ChartPanel.tsx';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import { ZONE_NAMES } from '../../components/zone-words.ts';
import { zoneWords } from './summary-words.ts';
import { ZoneTimes } from './ZoneTimes.tsx';

type ZonePanelProps = {
  summary: Pick<
    ParticipantSummary,
    'secondsInZone' | 'recordedSeconds' | 'zoneLowerBoundsBpm' | 'hrMaxBpm' | 'isHrMaxEstimated' | 'gapSeconds'
  >;
};

/** Time in each zone, as bars or as a table. */
export function ZonePanel({ summary }: ZonePanelProps) {
  const { t, i18n } = useLingui();
  return (
    <ChartPanel
      title={t`Time in zones`}
      chart={<ZoneTimes secondsInZone={summary.secondsInZone} />}
      table={<ZoneTable summary={summary} />}
    >
      <p className="t13 muted panel-foot">{t(zoneWords(summary, i18n))}</p>
    </ChartPanel>
  );
}

function ZoneTable({ summary }: ZonePanelProps) {
  const { t } = useLingui();
  const { secondsInZone, recordedSeconds, zoneLowerBoundsBpm } = summary;
  return (
    <table className="zone-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Zone</Trans>
          </th>
          <th scope="col">
            <Trans>From, bpm</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Time</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Share</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {ZONES.toReversed().map(({ number }) => {
          const seconds = secondsInZone[number - 1] ?? 0;
          const share = recordedSeconds === 0 ? 0 : Math.round((seconds / recordedSeconds) * 100);
          return (
            <tr key={number}>
              <th scope="row">
                <span className="row">
                  <ZoneMark zone={number} isDecorative />
                  <span>
                    {number} {t(ZONE_NAMES[number])}
                  </span>
                </span>
              </th>
              <td className="num">{zoneLowerBoundsBpm[number - 2] ?? <Trans>any</Trans>}</td>
              <td className="r num">{durationText(seconds)}</td>
              <td className="r num">{t`${share} %`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
