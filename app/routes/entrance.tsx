import { Trans } from '@lingui/react/macro';
import { Outlet } from 'react-router';
import { InsecureContextNote } from '../components/InsecureContextNote.tsx';
import { LanguageSwitch } from '../components/LanguageSwitch.tsx';
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
  const { studioName } = loaderData;
  return (
    <div className="entrance">
      <main className="entrance-form">
        <div className="row b brand">
          <Logo />
          {studioName ?? 'Pulseroom'}
        </div>
        <div className="form-column">
          <InsecureContextNote />
          <Outlet />
        </div>
        <div className="entrance-foot">
          <p className="t13 dim">
            {studioName === null ? 'Pulseroom' : <Trans>Self-hosted by {studioName}, on Pulseroom</Trans>}
          </p>
          <LanguageSwitch />
        </div>
      </main>
      <EntranceScene />
    </div>
  );
}
