import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { Link, redirect } from 'react-router';
import { AppError } from '#core/errors.ts';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { ClassAction } from '../features/classes/ClassAction.tsx';
import { ClassBand } from '../features/classes/ClassBand.tsx';
import { ClassFacts } from '../features/classes/ClassFacts.tsx';
import { ClassTimes } from '../features/classes/ClassTimes.tsx';
import { ShareLink } from '../features/classes/ShareLink.tsx';
import { parseSessionId } from '../server/api.ts';
import { forAnybody } from '../server/page.ts';
import { openSession } from '../server/run-session.ts';
import { listedClassOf } from '../server/schedule.ts';
import { accessOf } from '../server/session-access.ts';
import { requirePageViewer } from '../server/viewer.ts';
import type { Route } from './+types/classes.$sessionId';

/**
 * Whoever has the link may see what it is about, with an account or without; to go further one becomes a member of the
 * studio.
 */
export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const sessionId = parseSessionId(args.params.sessionId);
    const { auth, store, clock, env } = services;
    const viewer = await auth.viewerOf(args.request.headers);
    const nowMs = clock.nowMs();
    const session = await store.sessions.byId(sessionId);
    if (session === null) throw new AppError('not-found', msg`This class does not exist.`);
    const access = viewer === null ? null : await accessOf(services, viewer, session);
    const own =
      viewer === null || access === null ? null : await store.participations.bySessionAndUser(sessionId, viewer.userId);
    return {
      listed: listedClassOf(session, { canRun: access?.canRun ?? false, nowMs }),
      startedAtMs: session.startedAt?.getTime() ?? null,
      endedAtMs: session.endedAt?.getTime() ?? null,
      studio: { name: session.studioName, slug: session.studioSlug, timeZone: session.timeZone },
      viewer: viewer === null ? ('stranger' as const) : access === null ? ('outsider' as const) : ('member' as const),
      isInstructor: access?.role === 'instructor',
      tookPart: own !== null,
      ledHere: await store.sessions.countLed(session),
      link: `${env.PUBLIC_URL ?? new URL(args.request.url).origin}/classes/${sessionId}`,
      nowMs,
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

/** How often an open page looks whether the class went live or is over, ms. */
const REFRESH_MS = 15_000;

export default function ClassPage({ loaderData }: Route.ComponentProps) {
  const { listed, studio, viewer, nowMs } = loaderData;
  const isOver = listed.state === 'ended' || listed.state === 'lapsed';
  useRevalidation({ everyMs: isOver ? null : REFRESH_MS });
  return (
    <>
      <PageTitle>{listed.title}</PageTitle>
      <header className="page-header">
        <div className="grow">
          {viewer !== 'member' ? (
            <p className="back-link">
              <Trans>{studio.name} invites you</Trans>
            </p>
          ) : (
            <Link className="back-link" to="/schedule">
              <ArrowLeft size={15} aria-hidden />
              <Trans>Schedule</Trans>
            </Link>
          )}
          <h1 className="title-1">{listed.title}</h1>
          <ClassTimes {...loaderData} />
        </div>
      </header>
      <OfflineNote loadedAtMs={nowMs}>
        <Trans>Date and time stay as they are unless the studio changes them.</Trans>
      </OfflineNote>
      <div className="class-columns">
        <div className="stack">
          <ClassBand />
          {listed.description === '' ? null : <p className="lede">{listed.description}</p>}
          <ClassFacts listed={listed} ledHere={loaderData.ledHere} />
          {viewer !== 'member' || isOver ? null : <ShareLink link={loaderData.link} />}
        </div>
        <ClassAction {...loaderData} />
      </div>
    </>
  );
}
