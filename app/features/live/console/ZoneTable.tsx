import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../../components/ZoneMark.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export type ZoneRow = {
  key: string | number;
  head: ReactNode;
  /** One cell for each zone, from the first on. */
  byZone: readonly ReactNode[];
  noSignal: ReactNode;
};

/** What a canvas shows, as a table: a column for each zone and one for no signal. */
export function ZoneTable({
  title,
  head,
  rows,
  onClose,
}: {
  title: string;
  /** Of the first column. */
  head: ReactNode;
  rows: readonly ZoneRow[];
  onClose(): void;
}) {
  useReturnFocus();
  return (
    <Dialog title={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <div className="console-table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {ZONES.map(({ number }) => (
                <th key={number} scope="col">
                  <ZoneMark zone={number} size={18} />
                </th>
              ))}
              <th scope="col">
                <Trans>No signal</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.head}</th>
                {ZONES.map(({ number }) => (
                  <td key={number}>{row.byZone[number - 1]}</td>
                ))}
                <td>{row.noSignal}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && (
          <p className="muted">
            <Trans>Nothing was seen yet.</Trans>
          </p>
        )}
      </div>
      <div className="sheet-actions">
        <button type="button" className="btn" onClick={onClose}>
          <Trans>Close</Trans>
        </button>
      </div>
    </Dialog>
  );
}
