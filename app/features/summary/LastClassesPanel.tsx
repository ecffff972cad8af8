import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { ChartPanel, TableScroll } from '../../charts/ChartPanel.tsx';
import { useTimeText } from '../../components/use-time-text.ts';
import { COMPARED_FIGURES, type ComparedFigure, compareClasses, type FigureRow } from './last-classes.ts';
import type { ComparedClass } from './past-class.ts';

const NAMES: Record<ComparedFigure, MessageDescriptor> = {
  averageBpm: msg`Average`,
  maximumBpm: msg`Highest`,
  hardSeconds: msg`Zones 4 and 5`,
  recoveryBpm: msg`60 s recovery`,
};

/** As it stands in a row or a cell. Beats are whole; a fall has its sign. */
function figureText(figure: ComparedFigure, value: number | null): string {
  if (value === null) return '–';
  if (figure === 'hardSeconds') return durationText(value);
  return figure === 'recoveryBpm' ? `−${Math.round(value)}` : String(Math.round(value));
}

type LastClassesProps = { own: ComparedClass; earlier: ComparedClass[]; timeZone: string; nowMs: number };

/** This class beside the last ones of the same person, as dots or as a table. */
export function LastClassesPanel(props: LastClassesProps) {
  const { t } = useLingui();
  const { own, earlier } = props;
  if (earlier.length === 0) {
    return (
      <section className="panel">
        <h2 className="title-3 panel-head">
          <Trans>Against your last classes</Trans>
        </h2>
        <p className="t14 muted">
          <Trans>
            This is your first class with a heart rate. From the next one on, its numbers stand beside those before.
          </Trans>
        </p>
      </section>
    );
  }
  return (
    <ChartPanel
      title={t`Against your last classes`}
      chart={
        <>
          <DotRows rows={compareClasses(own, earlier)} />
          <p className="t13 muted panel-foot">
            <Plural
              value={earlier.length}
              one="The large dot is this class, the small one your class before it."
              other="The large dot is this class, the small ones your # classes before it."
            />
          </p>
        </>
      }
      table={<ClassTable {...props} />}
    />
  );
}

function DotRows({ rows }: { rows: FigureRow[] }) {
  const { t } = useLingui();
  return (
    <ul className="dot-rows">
      {rows.map(({ figure, value, axis, place, earlier }) => {
        const values = earlier.map((each) => figureText(figure, each.value)).join(', ');
        return (
          <li key={figure}>
            <span>{t(NAMES[figure])}</span>
            <span className="dot-line" role="img" aria-label={t`Before: ${values}`}>
              {earlier.map((each) => (
                <i key={each.sessionId} style={{ left: percent(each.place) }} />
              ))}
              {place === null ? null : <i className="own" style={{ left: percent(place) }} />}
              <small>{figureText(figure, axis.from)}</small>
              <small>{figureText(figure, axis.to)}</small>
            </span>
            <span className="num b">{figureText(figure, value)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function ClassTable({ own, earlier, timeZone, nowMs }: LastClassesProps) {
  const { t } = useLingui();
  const { dayText } = useTimeText();
  return (
    <TableScroll label={t`Your last classes as a table`}>
      <table className="narrow-table">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Class</Trans>
            </th>
            {COMPARED_FIGURES.map((figure) => (
              <th key={figure} scope="col" className="r">
                {t(NAMES[figure])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[own, ...earlier].map((each) => (
            <tr key={each.sessionId}>
              <th scope="row">
                {each === own ? <Trans>This class</Trans> : dayText(each.startedAtMs, timeZone, nowMs)}
              </th>
              {COMPARED_FIGURES.map((figure) => (
                <td key={figure} className="r num">
                  {figureText(figure, each[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
