import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { sparkPath } from '../../charts/spark-path.ts';
import { initialsOf } from '../../components/initials.ts';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import type { ReportRow, SummaryProgress } from './past-class.ts';

const SPARK = { width: 160, height: 34 };

/** Those who shared, one row each. In order of the name: this is no ranking. */
export function ReportTable({ rows, progress }: { rows: ReportRow[]; progress: SummaryProgress }) {
  const ordered = rows.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
  const domainBpm = domainOf(rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to get into it.
    <section className="panel flush table-scroll" aria-label="Participants who shared" tabIndex={0}>
      <table className="report">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="spark-cell">
              Heart rate
            </th>
            <th scope="col" className="r">
              Average
            </th>
            <th scope="col" className="r">
              Highest
            </th>
            <th scope="col">Time in zones</th>
            <th scope="col" className="r">
              Recorded
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <Row key={row.participantId} row={row} waitWords={WAIT_WORDS[progress.state]} domainBpm={domainBpm} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In place of numbers that are not there. */
const WAIT_WORDS: Record<SummaryProgress['state'], string> = {
  'class-not-over': 'After class',
  computing: 'Being computed',
  late: 'Could not be computed yet',
  ready: 'Being computed',
};

function Row({
  row,
  waitWords,
  domainBpm,
}: {
  row: ReportRow;
  waitWords: string;
  domainBpm: readonly [number, number];
}) {
  const { displayName, summary } = row;
  return (
    <tr>
      <th scope="row">
        <span className="row">
          <span className="avatar" aria-hidden>
            {initialsOf(displayName)}
          </span>
          <span className="b ell name-cell">{displayName}</span>
          {row.isSimulated ? <SimulatedTag /> : null}
        </span>
      </th>
      {summary === null || summary.averageBpm === null ? (
        <td colSpan={5} className="muted">
          {summary === null ? waitWords : 'No heart rate was shared'}
        </td>
      ) : (
        <>
          <td className="spark-cell">
            <svg className="spark" viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} {...SPARK} aria-hidden="true">
              <path d={sparkPath({ trace: summary.trace, window: summary.window, ...SPARK, domainBpm })} />
            </svg>
          </td>
          <td className="r num b">{Math.round(summary.averageBpm)}</td>
          <td className="r num b">{Math.round(summary.maximumBpm ?? summary.averageBpm)}</td>
          <td>
            <MiniZones secondsInZone={summary.secondsInZone} />
          </td>
          <td className="r num">{durationText(summary.recordedSeconds)}</td>
        </>
      )}
    </tr>
  );
}

/** One bar, split by zone; the words say the same. */
function MiniZones({ secondsInZone }: { secondsInZone: readonly number[] }) {
  const words = ZONES.map(({ number }) => `zone ${number} ${durationText(secondsInZone[number - 1] ?? 0)}`).join(', ');
  return (
    <span className="mini-zones" role="img" aria-label={words} title={words}>
      {ZONES.map(({ number }) => {
        const seconds = secondsInZone[number - 1] ?? 0;
        return seconds < 0.5 ? null : (
          <i key={number} className="zone-part" data-z={number} style={{ flexGrow: seconds }} />
        );
      })}
    </span>
  );
}

function domainOf(rows: ReportRow[]): [number, number] {
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
