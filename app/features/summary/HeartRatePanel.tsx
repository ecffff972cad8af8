import { useState } from 'react';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { HeartRateChart } from '../../charts/HeartRateChart.tsx';
import { minuteRows } from '../../charts/minute-rows.ts';
import { chartLabel } from './summary-words.ts';

/** The trace, as a chart or as a table. */
export function HeartRatePanel({ summary }: { summary: ParticipantSummary }) {
  const [isTable, setTable] = useState(false);
  return (
    <section className="panel" aria-labelledby="heart-rate">
      <div className="row between panel-head">
        <h2 className="title-3" id="heart-rate">
          Heart rate <span className="unit">bpm</span>
        </h2>
        <button className="btn sm" type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? 'View as chart' : 'View as table'}
        </button>
      </div>
      {isTable ? <MinuteTable summary={summary} /> : <HeartRateChart summary={summary} label={chartLabel(summary)} />}
    </section>
  );
}

function MinuteTable({ summary }: { summary: ParticipantSummary }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to get into it.
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Heart rate as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" className="r">
              Lowest
            </th>
            <th scope="col" className="r">
              Highest
            </th>
            <th scope="col" className="r">
              Without signal
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
              <td className="r num">{row.gapSeconds < 1 ? '–' : `${Math.round(row.gapSeconds)} s`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
