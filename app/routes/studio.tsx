import { data, Outlet, useLocation } from 'react-router';
import { PageError } from '../components/PageError.tsx';
import { PasskeyOffer } from '../features/account/PasskeyOffer.tsx';
import { Shell } from '../features/shell/Shell.tsx';
import { StayWhileOffline } from '../features/shell/StayWhileOffline.tsx';
import { forAnybody } from '../server/page.ts';
import { isPasskeyOfferOpen } from '../server/passkey-offer.ts';
import type { Route } from './+types/studio';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth, store, demo }) => {
    const { headers, url } = args.request;
    const login = await auth.loginOf(headers);
    const isDemo = demo?.isOn() ?? false;
    if (login === null) return data({ viewer: null, studioName: null, isOwner: false, isDemo, passkeyOffer: null });
    const { viewer, cookies } = login;
    const memberships = await store.studios.studiosOf(viewer.userId);
    const isOffered = isPasskeyOfferOpen(headers) && (await store.passkeys.count(viewer.userId)) === 0;
    const site = auth.passkeySite;
    return data(
      {
        viewer: { name: viewer.name },
        studioName: memberships[0]?.studio.name ?? null,
        isOwner: memberships.some(({ role }) => role === 'owner'),
        isDemo,
        passkeyOffer:
          isOffered && site !== null
            ? { rpId: site.rpId, siteOrigin: site.origins[0] ?? null, hostname: new URL(url).hostname }
            : null,
      },
      // A login lasts as long as somebody comes back.
      { headers: cookies.map((cookie): [string, string] => ['set-cookie', cookie]) },
    );
  });

export default function Studio({ loaderData }: Route.ComponentProps) {
  const { passkeyOffer, ...shell } = loaderData;
  const isAccountPage = useLocation().pathname.startsWith('/account');
  return (
    <Shell {...shell} notice={passkeyOffer === null || isAccountPage ? null : <PasskeyOffer place={passkeyOffer} />}>
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
