import { Trans, useLingui } from '@lingui/react/macro';
import { ChartLine, History, Users } from 'lucide-react';
import { Link } from 'react-router';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { ServerLink } from '../components/ServerLink.tsx';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { clockText } from '../components/time-text.ts';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeText } from '../components/use-time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { monthName } from '../features/schedule/day-names.ts';
import { groupByMonth } from '../features/summary/group-by-month.ts';
import type { PastClass } from '../features/summary/past-class.ts';
import { pastClassOf } from '../server/own-summary.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/past';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async ({ store, clock }, viewer) => {
    const sessions = await store.sessions.listPast(viewer.userId);
    return {
      classes: sessions.map((session) => ({
        ...pastClassOf(session),
        isInstructor: session.instructorUserId === viewer.userId,
      })),
      nowMs: clock.nowMs(),
    };
  });

export default function PastPage({ loaderData }: Route.ComponentProps) {
  const { classes, nowMs } = loaderData;
  const { t, i18n } = useLingui();
  const timeZone = useTimeZone(classes[0]?.timeZone ?? 'UTC');
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
            <ul className="panel flush">
              {ofMonth.map((each) => (
                <PastRow key={each.sessionId} past={each} timeZone={timeZone} nowMs={nowMs} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

type PastRowProps = { past: PastClass & { isInstructor: boolean }; timeZone: string; nowMs: number };

function PastRow({ past, timeZone, nowMs }: PastRowProps) {
  const { dayText } = useTimeText();
  const { sessionId, title, instructorName, startedAtMs, endedAtMs, isInstructor } = past;
  const minutes = endedAtMs === null ? null : Math.round((endedAtMs - startedAtMs) / 60_000);
  return (
    <li className="past-row">
      <div className="past-day">
        <div className="b">{dayText(startedAtMs, timeZone, nowMs)}</div>
        <div className="t13 muted">
          {clockText(startedAtMs, timeZone)}
          {minutes === null ? null : (
            <>
              {' · '}
              <Trans>{minutes} min</Trans>
            </>
          )}
        </div>
      </div>
      <div className="grow">
        <Link className="b t16 stretched" to={`/classes/${sessionId}/${isInstructor ? 'report' : 'summary'}`}>
          {title}
        </Link>
        <div className="t14 muted">
          {instructorName} {past.isInstructorSimulated ? <SimulatedTag /> : null}
        </div>
      </div>
      <span className="pill">
        {isInstructor ? <Users size={14} aria-hidden /> : <ChartLine size={14} aria-hidden />}
        {isInstructor ? <Trans>You led it</Trans> : <Trans>You were there</Trans>}
      </span>
    </li>
  );
}
