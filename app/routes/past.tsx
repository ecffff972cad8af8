import { Trans, useLingui } from '@lingui/react/macro';
import { History } from 'lucide-react';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { ServerLink } from '../components/ServerLink.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { monthName } from '../features/schedule/day-names.ts';
import { groupByMonth } from '../features/summary/group-by-month.ts';
import { PastTable } from '../features/summary/PastTable.tsx';
import { forViewer } from '../server/page.ts';
import { listPastClasses } from '../server/past-classes.ts';
import type { Route } from './+types/past';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => ({
    classes: await listPastClasses(services, viewer),
    nowMs: services.clock.nowMs(),
  }));

export default function PastPage({ loaderData }: Route.ComponentProps) {
  const { classes, nowMs } = loaderData;
  const { t, i18n } = useLingui();
  const timeZone = useTimeZone(classes[0]?.timeZone ?? 'UTC');
  // An instructor without a strap has none to look at.
  const hasHeartRate = classes.some(
    ({ heartRate, participantCount }) => participantCount === null || heartRate.state === 'recorded',
  );
  useRevalidation({ everyMs: null });
  return (
    <>
      <PageTitle>{t`Past classes`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Past classes</Trans>
          </h1>
          <p className="sub">
            <Trans>Classes you took part in or led, newest first.</Trans>
          </p>
        </div>
      </header>
      <OfflineNote loadedAtMs={nowMs}>
        <Trans>Your summaries are stored at the studio.</Trans>
      </OfflineNote>
      {classes.length === 0 ? (
        <StateBlock
          icon={<History size={28} aria-hidden />}
          title={t`No classes yet`}
          action={
            <ServerLink className="btn primary lg" to="/schedule">
              <Trans>See the schedule</Trans>
            </ServerLink>
          }
        >
          <p>
            <Trans>After your first class its summary is here.</Trans>
          </p>
        </StateBlock>
      ) : (
        groupByMonth(classes, timeZone).map(({ month, classes: ofMonth }) => (
          <section className="day-group" key={month} aria-labelledby={month}>
            <h2 className="day-heading" id={month}>
              {t(monthName(month, i18n.locale))}
            </h2>
            <div className="panel flush">
              <PastTable
                classes={ofMonth}
                labelledBy={month}
                hasHeartRate={hasHeartRate}
                timeZone={timeZone}
                nowMs={nowMs}
              />
            </div>
          </section>
        ))
      )}
    </>
  );
}
