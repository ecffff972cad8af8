import { useLingui } from '@lingui/react/macro';
import { CalendarPlus } from 'lucide-react';
import { Link } from 'react-router';
import { PageTitle } from '../components/PageTitle.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { zoneCity } from '../components/time-text.ts';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { ClassRow } from '../features/schedule/ClassRow.tsx';
import { groupByDay } from '../features/schedule/group-by-day.ts';
import { FinishSetup } from '../features/setup/FinishSetup.tsx';
import { forViewer } from '../server/page.ts';
import { readSchedule } from '../server/schedule.ts';
import type { Route } from './+types/schedule';

export const loader = (args: Route.LoaderArgs) => forViewer(args, readSchedule);

/** How often an open page looks whether a class went live, ms. */
const REFRESH_MS = 20_000;

export default function SchedulePage({ loaderData }: Route.ComponentProps) {
  const { classes, canPlan, timeZone: studioZone, nowMs, setupRemaining } = loaderData;
  const { t } = useLingui();
  const timeZone = useTimeZone(studioZone);
  useRevalidation({ everyMs: REFRESH_MS });
  const live = classes.filter(({ state }) => state === 'live');
  const days = groupByDay(
    classes.filter(({ state }) => state !== 'live'),
    { timeZone, nowMs },
  );
  return (
    <>
      <PageTitle>{t`Schedule`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">Schedule</h1>
          <p className="sub">
            Times in your zone, {zoneCity(timeZone)}.
            {timeZone === studioZone ? null : ` The studio is in ${zoneCity(studioZone)}.`}
          </p>
        </div>
        {canPlan ? (
          <Link className="btn primary" to="/classes/new">
            <CalendarPlus size={16} aria-hidden />
            New class
          </Link>
        ) : null}
      </header>
      <FinishSetup remaining={setupRemaining} />
      {classes.length === 0 ? <NoClasses canPlan={canPlan} /> : null}
      {live.length === 0 ? null : (
        <section className="day-group" aria-labelledby="live-now">
          <h2 className="day-heading" id="live-now">
            <span className="live">
              <i />
              LIVE NOW
            </span>
          </h2>
          <ul className="panel flush">
            {live.map((each) => (
              <ClassRow key={each.sessionId} listed={each} timeZone={timeZone} nowMs={nowMs} />
            ))}
          </ul>
        </section>
      )}
      {days.map(({ day, label, classes: ofDay }) => (
        <section className="day-group" key={day} aria-label={label}>
          <h2 className="day-heading">{label}</h2>
          <ul className="panel flush">
            {ofDay.map((each) => (
              <ClassRow key={each.sessionId} listed={each} timeZone={timeZone} nowMs={nowMs} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function NoClasses({ canPlan }: { canPlan: boolean }) {
  if (!canPlan) {
    return (
      <StateBlock icon={<CalendarPlus size={28} aria-hidden />} title="No classes are planned">
        <p>When your studio plans one, it appears here. A link to a class works too.</p>
      </StateBlock>
    );
  }
  return (
    <StateBlock
      icon={<CalendarPlus size={28} aria-hidden />}
      title="Plan your first class"
      action={
        <Link className="btn primary lg" to="/classes/new">
          New class
        </Link>
      }
    >
      <p>A title and a time are enough. You get a link to share; whoever opens it can make an account and join.</p>
    </StateBlock>
  );
}
