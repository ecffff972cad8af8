import { KeyRound } from 'lucide-react';
import { redirect } from 'react-router';
import { StateBlock } from '../components/StateBlock.tsx';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/home';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth, store }) => {
    if ((await auth.viewerOf(args.request.headers)) !== null) throw redirect('/schedule');
    if (await store.setup.isDone()) throw redirect('/sign-in');
    return null;
  });

/** Before the first run there is nothing to sign in to. */
export default function Home() {
  return (
    <main className="lone-state">
      <StateBlock level={1} icon={<KeyRound size={28} aria-hidden />} title="This Pulseroom is not set up yet">
        <p>
          The server printed a first-run link where it was started. Open it to make your account and your studio. If the
          link is lost, restart the server: it prints a new one.
        </p>
      </StateBlock>
    </main>
  );
}
