import { Trans, useLingui } from '@lingui/react/macro';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../../components/ZoneMark.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { distributionByMinute } from './class-columns.ts';
import { useConsole } from './console-context.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** The strip as a table: how many were in each zone, minute by minute. As of when it was opened. */
export function DistributionTable({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const session = useLiveSession();
  const { recorder } = useConsole();
  const startedAtMs = useRoom((state) => state.session.startedAtMs) ?? session.nowMs();
  useReturnFocus();
  const rows = distributionByMinute(recorder.columns.all(), startedAtMs);
  return (
    <Dialog title={t`Zones of the class`} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <div className="console-table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Minute</Trans>
              </th>
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
            {rows.map(({ fromMs, byZone, lost }) => (
              <tr key={fromMs}>
                <th scope="row">{Math.round((fromMs - startedAtMs) / 60_000) + 1}</th>
                {ZONES.map(({ number }) => (
                  <td key={number}>{byZone[number - 1]}</td>
                ))}
                <td>{lost}</td>
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
