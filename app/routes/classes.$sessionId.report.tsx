import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Lock, Users } from 'lucide-react';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { PrintFooter } from '../components/PrintFooter.tsx';
import { ServerLink } from '../components/ServerLink.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { ClassHeader } from '../features/summary/ClassHeader.tsx';
import { pollInterval } from '../features/summary/poll-interval.ts';
import { ReportLede } from '../features/summary/ReportLede.tsx';
import { ReportPanel } from '../features/summary/ReportPanel.tsx';
import { parseSessionId } from '../server/api.ts';
import { readClassReport } from '../server/class-report.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/classes.$sessionId.report';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, (services, viewer) => readClassReport(services, viewer, parseSessionId(args.params.sessionId)));

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const { pastClass, nowMs, progress, rows, privateCount } = loaderData;
  const { t } = useLingui();
  useRevalidation({ everyMs: pollInterval(progress, { endedAtMs: pastClass.endedAtMs, nowMs }) });
  return (
    <>
      <PageTitle>{t`Report: ${pastClass.title}`}</PageTitle>
      <ClassHeader pastClass={pastClass} nowMs={nowMs} canPrint={rows.some(({ summary }) => summary !== null)}>
        <ServerLink className="btn" to={`/classes/${pastClass.sessionId}/summary`}>
          <Trans>Your own summary</Trans>
        </ServerLink>
      </ClassHeader>
      <OfflineNote loadedAtMs={nowMs}>
        <Trans>What people shared is stored at the studio.</Trans>
      </OfflineNote>
      <ReportLede
        isOver={progress.state !== 'class-not-over'}
        shared={rows.length}
        total={rows.length + privateCount}
      />
      {rows.length === 0 ? (
        <StateBlock icon={<Users size={28} aria-hidden />} title={t`Nobody shared a heart rate`}>
          <p>
            <Trans>Everybody chooses that before they enter, and may change it during the class.</Trans>
          </p>
        </StateBlock>
      ) : (
        <ReportPanel rows={rows} progress={progress} />
      )}
      {privateCount === 0 ? null : (
        <div className="note page-note">
          <Lock size={18} aria-hidden />
          <div className="grow">
            <Plural
              value={privateCount}
              one="# person keeps their heart rate to themselves."
              other="# people keep their heart rate to themselves."
            />
          </div>
        </div>
      )}
      <PrintFooter atMs={nowMs} />
    </>
  );
}
