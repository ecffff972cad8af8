import { Trans, useLingui } from '@lingui/react/macro';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { distributionByMinute } from './class-columns.ts';
import { useConsole } from './console-context.tsx';
import { ZoneTable } from './ZoneTable.tsx';

/** The strip as a table: how many were in each zone, minute by minute. As of when it was opened. */
export function DistributionTable({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const session = useLiveSession();
  const { recorder } = useConsole();
  const startedAtMs = useRoom((state) => state.session.startedAtMs) ?? session.nowMs();
  const rows = distributionByMinute(recorder.columns.all(), startedAtMs).map(({ fromMs, byZone, lost }) => ({
    key: fromMs,
    head: Math.round((fromMs - startedAtMs) / 60_000) + 1,
    byZone,
    noSignal: lost,
  }));
  return <ZoneTable title={t`Zones of the class`} head={<Trans>Minute</Trans>} rows={rows} onClose={onClose} />;
}
