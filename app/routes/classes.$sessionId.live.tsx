import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { defaultAudience } from '#core/consent.ts';
import type { RouteHandle } from '../components/route-handle.ts';
import type { LivePageData } from '../features/live/live-class-data.ts';
import { parseSessionId } from '../server/api.ts';
import { simulatedPersonOf } from '../server/demo/demo-body.ts';
import { displayNameOf, liveSessionOf, mayUseSimulatedStrap, ownZones } from '../server/join-session.ts';
import { forViewer } from '../server/page.ts';
import { accessSession } from '../server/session-access.ts';
import type { Route } from './+types/classes.$sessionId.live';

export const handle: RouteHandle = { theme: 'class' };

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData === undefined ? 'Pulseroom' : `${loaderData.session.title} · Pulseroom` },
];

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer): Promise<LivePageData> => {
    const { session, role } = await accessSession(services, viewer, parseSessionId(args.params.sessionId));
    const participation = await services.store.participations.bySessionAndUser(session.sessionId, viewer.userId);
    const { profile, bounds } = await ownZones(services, viewer);
    return {
      serverNowMs: services.clock.nowMs(),
      simulatedPerson: mayUseSimulatedStrap(session, role) ? simulatedPersonOf(viewer) : null,
      session: liveSessionOf(session),
      viewer: {
        role,
        displayName: participation?.displayName ?? displayNameOf(viewer),
        audience: participation?.audience ?? defaultAudience(role),
      },
      zones: {
        lowerBoundsBpm: bounds,
        hrMaxBpm: profile.hrMaxBpm,
        isHrMaxEstimated: profile.defaultsUsed.includes('hr-max'),
      },
    };
  });

// The camera, the strap and the room's live data belong to the document: loading again would only disturb them.
export const shouldRevalidate = () => false;

/** Camera, Bluetooth and sockets exist in browsers only. */
const LiveClass = lazy(() =>
  import('../features/live/LiveClass.tsx').then((module) => ({ default: module.LiveClass })),
);

const neverChanges = () => () => {};

export default function Live({ loaderData }: Route.ComponentProps) {
  const isBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const waiting = (
    <p className="live-loading">
      <Trans>Preparing the green room</Trans>
    </p>
  );
  return isBrowser ? (
    <Suspense fallback={waiting}>
      <LiveClass data={loaderData} />
    </Suspense>
  ) : (
    waiting
  );
}
