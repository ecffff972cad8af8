import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { ServerLink } from '../components/ServerLink.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeText } from '../components/use-time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { ClassRow } from '../features/schedule/ClassRow.tsx';
import { NoClasses } from '../features/schedule/NoClasses.tsx';
import { WeekStrip } from '../features/schedule/WeekStrip.tsx';
import { dayIn, noonOf, openingDay, parseDay } from '../features/schedule/week.ts';
import { zoneNote } from '../features/schedule/zone-note.ts';
import { FinishSetup } from '../features/setup/FinishSetup.tsx';
import { forViewer } from '../server/page.ts';
import { readSchedule } from '../server/schedule.ts';
import type { Route } from './+types/schedule';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, (services, viewer) =>
    readSchedule(services, viewer, parseDay(new URL(args.request.url).searchParams.get('day'))),
  );

/** How often an open page looks whether a class went live, ms. */
const REFRESH_MS = 20_000;

export default function SchedulePage({ loaderData }: Route.ComponentProps) {
  const { live, classes, nextStartsAtMs, canPlan, timeZone: studioZone, nowMs, setupRemaining } = loaderData;
  const { t } = useLingui();
  const { dayText } = useTimeText();
  const timeZone = useTimeZone(studioZone);
  const [query] = useSearchParams();
  useRevalidation({ everyMs: REFRESH_MS });

  const today = dayIn(nowMs, timeZone);
  const nextDay = nextStartsAtMs === null ? null : dayIn(nextStartsAtMs, timeZone);
  const days = classes.map(({ startsAtMs }) => dayIn(startsAtMs, timeZone));
  const selected = parseDay(query.get('day')) ?? openingDay({ today, hasLive: live.length > 0, days, nextDay });
  const onDay = (day: string) => classes.filter(({ startsAtMs }) => dayIn(startsAtMs, timeZone) === day);
  // What is live has its own place above.
  const ofDay = onDay(selected).filter(({ state }) => state !== 'live');
  const hasLive = onDay(selected).length > ofDay.length;
  const isEmpty = live.length === 0 && classes.length === 0 && nextStartsAtMs === null && query.get('day') === null;
  const heading = dayText(noonOf(selected), 'UTC', nowMs);
  return (
    <>
      <PageTitle>{t`Schedule`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Schedule</Trans>
          </h1>
          <p className="sub">{t(zoneNote({ viewerZone: timeZone, studioZone, atMs: nowMs }))}</p>
        </div>
        {canPlan ? (
          <ServerLink className="btn primary" to="/classes/new">
            <CalendarPlus size={16} aria-hidden />
            <Trans>New class</Trans>
          </ServerLink>
        ) : null}
      </header>
      <FinishSetup remaining={setupRemaining} />
      <OfflineNote loadedAtMs={nowMs}>
        <Trans>The plan below is the last one we got.</Trans>
      </OfflineNote>
      {isEmpty ? (
        <NoClasses canPlan={canPlan} />
      ) : (
        <>
          {live.length === 0 ? null : (
            <section className="day-group" aria-labelledby="live-now">
              <h2 className="day-heading" id="live-now">
                <span className="live">
                  <i />
                  <Trans>Live now</Trans>
                </span>
              </h2>
              <ul className="panel flush">
                {live.map((each) => (
                  <ClassRow key={each.sessionId} listed={each} timeZone={timeZone} nowMs={nowMs} />
                ))}
              </ul>
            </section>
          )}
          <WeekStrip selected={selected} today={today} countOf={(day) => onDay(day).length} />
          <section className="day-group" aria-labelledby="day">
            <h2 className="sr" id="day">
              {heading}
            </h2>
            {ofDay.length === 0 ? (
              <p className="panel day-empty muted">
                {hasLive ? <Trans>No other classes on {heading}.</Trans> : <Trans>No classes on {heading}.</Trans>}{' '}
                {nextDay === null || nextDay === selected ? null : (
                  <Link className="link" to={`?day=${nextDay}`} preventScrollReset>
                    <Trans>Go to the next class</Trans>
                  </Link>
                )}
              </p>
            ) : (
              <ul className="panel flush">
                {ofDay.map((each) => (
                  <ClassRow key={each.sessionId} listed={each} timeZone={timeZone} nowMs={nowMs} />
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </>
  );
}
