import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';

type ChartPanelProps = {
  title: string;
  /** After the title, such as a unit. */
  unit?: string;
  chart: ReactNode;
  /** The same as a table. */
  table: ReactNode;
  /** Under either. */
  children?: ReactNode;
};

/** A chart with its title, which turns into a table for whoever reads better than they see. */
export function ChartPanel({ title, unit, chart, table, children }: ChartPanelProps) {
  const { t } = useLingui();
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <section className="panel chart-panel" aria-labelledby={id}>
      <div className="row between panel-head">
        <h2 className="title-3" id={id}>
          {title}
          {unit === undefined ? null : (
            <>
              {' '}
              <span className="unit">{unit}</span>
            </>
          )}
        </h2>
        <button
          className="btn sm view-as"
          type="button"
          onClick={() => setTable(!isTable)}
          aria-label={isTable ? t`View as chart: ${title}` : t`View as table: ${title}`}
        >
          {isTable ? <Trans>View as chart</Trans> : <Trans>View as table</Trans>}
        </button>
      </div>
      {isTable ? table : chart}
      {children}
    </section>
  );
}

/** Around a table that may be wider than its place. `isLong`: one of many rows, which scrolls in itself. */
export function TableScroll(table: { label: string; isLong?: boolean; children: ReactNode }) {
  const { label, isLong = false, children } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to get into it.
    <section className={isLong ? 'table-scroll long' : 'table-scroll'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
