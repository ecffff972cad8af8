import { Outlet } from 'react-router';
import { Logo } from '../components/Logo.tsx';
import { EntranceScene } from '../features/entrance/EntranceScene.tsx';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/entrance';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ store }) => {
    const studios = await store.studios.list();
    return { studioName: studios.length === 1 ? (studios[0]?.name ?? null) : null };
  });

/** Pages for people who are not signed in: a form, and next to it what it leads to. */
export default function Entrance({ loaderData }: Route.ComponentProps) {
  const name = loaderData.studioName ?? 'Pulseroom';
  return (
    <div className="entrance">
      <main className="entrance-form">
        <div className="row b brand">
          <Logo />
          {name}
        </div>
        <div className="form-column">
          <Outlet />
        </div>
        <p className="t13 dim">
          {loaderData.studioName === null ? 'Pulseroom' : `Self-hosted by ${loaderData.studioName}, on Pulseroom`}
        </p>
      </main>
      <EntranceScene />
    </div>
  );
}
