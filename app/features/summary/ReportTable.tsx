import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportName } from './ReportName.tsx';
import { figuresOf, type SharedFigures } from './report-words.ts';

type ReportTableProps = {
  className: string;
  rows: ReportRow[];
  state: SummaryProgress['state'];
  /** Heads of the columns after the name. */
  heads: readonly { key: string; head: ReactNode; className?: string }[];
  /** The cells after the name, of somebody who has figures. */
  cells: (figures: SharedFigures, row: ReportRow) => ReactNode;
};

/** One row per person: their figures, or why there are none. */
export function ReportTable({ className, rows, state, heads, cells }: ReportTableProps) {
  const { t } = useLingui();
  return (
    <table className={className}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Name</Trans>
          </th>
          {heads.map(({ key, head, className }) => (
            <th key={key} scope="col" className={className}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const shown = figuresOf(row, state);
          return (
            <tr key={row.participantId}>
              <ReportName name={row.displayName} isSimulated={row.isSimulated} />
              {'words' in shown ? (
                <td colSpan={heads.length} className="muted wait-cell">
                  {t(shown.words)}
                </td>
              ) : (
                cells(shown.figures, row)
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
