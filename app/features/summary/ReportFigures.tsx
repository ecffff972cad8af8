import { Trans, useLingui } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportName } from './ReportName.tsx';
import { figuresOf } from './report-words.ts';

/** The report in numbers only. */
export function ReportFigures({ rows, state }: { rows: ReportRow[]; state: SummaryProgress['state'] }) {
  const { t } = useLingui();
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Name</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Average</Trans>
          </th>
          <th scope="col" className="r">
            <Trans>Highest</Trans>
          </th>
          {ZONES.map(({ number }) => (
            <th key={number} scope="col" className="zone-head">
              <ZoneMark zone={number} />
            </th>
          ))}
          <th scope="col" className="r">
            <Trans>Recorded</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const shown = figuresOf(row, state);
          return (
            <tr key={row.participantId}>
              <ReportName name={row.displayName} isSimulated={row.isSimulated} />
              {'words' in shown ? (
                <td colSpan={8} className="muted">
                  {t(shown.words)}
                </td>
              ) : (
                <>
                  <td className="r num">{Math.round(shown.figures.averageBpm)}</td>
                  <td className="r num">{Math.round(shown.figures.maximumBpm ?? shown.figures.averageBpm)}</td>
                  {ZONES.map(({ number }) => (
                    <td key={number} className="r num">
                      {durationText(shown.figures.secondsInZone[number - 1] ?? 0)}
                    </td>
                  ))}
                  <td className="r num">{durationText(shown.figures.recordedSeconds)}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
