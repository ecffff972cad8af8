import { useLingui } from '@lingui/react/macro';
import { ChartPanel, TableScroll } from '../../charts/ChartPanel.tsx';
import type { ReportRow, SummaryProgress } from './past-class.ts';
import { ReportCharts } from './ReportCharts.tsx';
import { ReportFigures } from './ReportFigures.tsx';

/** Those who shared, one row each. In order of the name: this is no ranking. */
export function ReportPanel({ rows, progress }: { rows: ReportRow[]; progress: SummaryProgress }) {
  const { t, i18n } = useLingui();
  const ordered = rows.toSorted((a, b) => a.displayName.localeCompare(b.displayName, i18n.locale));
  return (
    <ChartPanel
      title={t`Who shared`}
      chart={
        <TableScroll label={t`Participants who shared`}>
          <ReportCharts rows={ordered} state={progress.state} />
        </TableScroll>
      }
      table={
        <TableScroll label={t`Participants who shared, as figures`}>
          <ReportFigures rows={ordered} state={progress.state} />
        </TableScroll>
      }
    />
  );
}
