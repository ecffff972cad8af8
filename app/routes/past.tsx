import { History } from 'lucide-react';
import { Link } from 'react-router';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { clockText, dayText } from '../components/time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { pastClassOf } from '../server/own-summary.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/past';

export const meta: Route.MetaFunction = () => [{ title: 'Past classes · Pulseroom' }];

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
  const timeZone = useTimeZone(classes[0]?.timeZone ?? 'UTC');
  return (
    <>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">Past classes</h1>
          <p className="sub">Classes you took part in or led, newest first.</p>
        </div>
      </header>
      {classes.length === 0 ? (
        <StateBlock
          icon={<History size={28} aria-hidden />}
          title="No classes yet"
          action={
            <Link className="btn primary lg" to="/schedule">
              See the schedule
            </Link>
          }
        >
          <p>After your first class its summary is here.</p>
        </StateBlock>
      ) : (
        <ul className="panel flush">
          {classes.map((each) => (
            <li className="past-row" key={each.sessionId}>
              <div className="grow">
                <Link
                  className="b t16 stretched"
                  to={`/classes/${each.sessionId}/${each.isInstructor ? 'report' : 'summary'}`}
                >
                  {each.title}
                </Link>
                <div className="t14 muted">
                  {dayText(each.startedAtMs, timeZone, nowMs)}, {clockText(each.startedAtMs, timeZone)} ·{' '}
                  {each.instructorName} {each.isInstructorSimulated ? <SimulatedTag /> : null}
                </div>
              </div>
              <span className="pill">{each.isInstructor ? 'You led it' : 'You took part'}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
