import { Outlet } from 'react-router';
import { PageError } from '../components/PageError.tsx';
import { Shell } from '../features/shell/Shell.tsx';
import { StayWhileOffline } from '../features/shell/StayWhileOffline.tsx';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/studio';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth, store }) => {
    const viewer = await auth.viewerOf(args.request.headers);
    if (viewer === null) return { viewer: null, studioName: null, isOwner: false };
    const memberships = await store.studios.studiosOf(viewer.userId);
    return {
      viewer: { name: viewer.name },
      studioName: memberships[0]?.studio.name ?? null,
      isOwner: memberships.some(({ role }) => role === 'owner'),
    };
  });

export default function Studio({ loaderData }: Route.ComponentProps) {
  return (
    <Shell {...loaderData}>
      <Outlet />
      <StayWhileOffline />
    </Shell>
  );
}

/** A page that fails leaves the navigation in place. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  if (loaderData === undefined) {
    return (
      <main className="lone-state">
        <PageError error={error} />
      </main>
    );
  }
  return (
    <Shell {...loaderData}>
      <PageError error={error} />
    </Shell>
  );
}
