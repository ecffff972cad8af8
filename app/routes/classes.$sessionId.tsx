import { ArrowLeft } from 'lucide-react';
import { Link, redirect } from 'react-router';
import { AppError } from '#core/errors.ts';
import { initialsOf } from '../components/initials.ts';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { clockText, dayText, zoneCity } from '../components/time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { ClassAction } from '../features/classes/ClassAction.tsx';
import { ShareLink } from '../features/classes/ShareLink.tsx';
import { parseSessionId } from '../server/api.ts';
import { forAnybody } from '../server/page.ts';
import { openSession } from '../server/run-session.ts';
import { listedClassOf } from '../server/schedule.ts';
import { accessOf } from '../server/session-access.ts';
import { requirePageViewer } from '../server/viewer.ts';
import type { Route } from './+types/classes.$sessionId';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData === undefined ? 'Pulseroom' : `${loaderData.listed.title} · Pulseroom` },
];

/**
 * Whoever has the link may see what it is about, with an account or without; to go further one becomes a member of the
 * studio.
 */
export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const sessionId = parseSessionId(args.params.sessionId);
    const { auth, store, clock, env } = services;
    const viewer = await auth.viewerOf(args.request.headers);
    const session = await store.sessions.byId(sessionId);
    if (session === null) throw new AppError('not-found', 'This class does not exist.');
    const access = viewer === null ? null : await accessOf(services, viewer, session);
    const own =
      viewer === null || access === null ? null : await store.participations.bySessionAndUser(sessionId, viewer.userId);
    return {
      listed: listedClassOf(session, access?.canRun ?? false),
      studio: { name: session.studioName, slug: session.studioSlug, timeZone: session.timeZone },
      viewer: viewer === null ? ('stranger' as const) : access === null ? ('outsider' as const) : ('member' as const),
      isInstructor: access?.role === 'instructor',
      tookPart: own !== null,
      link: `${env.PUBLIC_URL ?? new URL(args.request.url).origin}/classes/${sessionId}`,
      nowMs: clock.nowMs(),
    };
  });

/** Opens the room and goes there: the instructor's button, also without scripts. */
export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const viewer = await requirePageViewer(services, args.request);
    const sessionId = parseSessionId(args.params.sessionId);
    await openSession(services, viewer, sessionId);
    return redirect(`/classes/${sessionId}/live`);
  });

export default function ClassPage({ loaderData }: Route.ComponentProps) {
  const { listed, studio, viewer, nowMs } = loaderData;
  const timeZone = useTimeZone(studio.timeZone);
  const day = dayText(listed.startsAtMs, timeZone, nowMs);
  const here = `${clockText(listed.startsAtMs, timeZone)} in ${zoneCity(timeZone)}`;
  const there = `${clockText(listed.startsAtMs, studio.timeZone)} in ${zoneCity(studio.timeZone)}`;
  return (
    <>
      <header className="page-header">
        <div className="grow">
          {viewer !== 'member' ? (
            <p className="back-link">{studio.name} invites you</p>
          ) : (
            <Link className="back-link" to="/schedule">
              <ArrowLeft size={15} aria-hidden />
              Schedule
            </Link>
          )}
          <h1 className="title-1">{listed.title}</h1>
          <p className="sub">
            {day}, {here}
            {timeZone === studio.timeZone ? null : ` · ${there}`} · {listed.plannedMinutes} min
          </p>
        </div>
      </header>
      <div className="class-columns">
        <div className="stack">
          {listed.description === '' ? null : <p className="lede">{listed.description}</p>}
          <section className="panel">
            <dl className="facts">
              <div>
                <dt>Instructor</dt>
                <dd className="row">
                  <span className="avatar large" aria-hidden>
                    {initialsOf(listed.instructorName)}
                  </span>
                  <span className="b t16">{listed.instructorName}</span>
                  {listed.isInstructorSimulated ? <SimulatedTag /> : null}
                </dd>
              </div>
              <div>
                <dt>You need</dt>
                <dd>A camera if you want to be seen. A Bluetooth heart-rate strap for zones and a summary.</dd>
              </div>
              <div>
                <dt>On video</dt>
                <dd>Camera optional. Not recorded. You choose who sees your heart rate.</dd>
              </div>
            </dl>
          </section>
          {viewer !== 'member' ? null : <ShareLink link={loaderData.link} />}
        </div>
        <ClassAction {...loaderData} />
      </div>
    </>
  );
}
