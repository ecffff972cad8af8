import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { redirect } from 'react-router';
import { LanguageSwitch } from '../components/LanguageSwitch.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/home';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth, store, demo }) => {
    if ((await auth.viewerOf(args.request.headers)) !== null) throw redirect('/schedule');
    if (demo?.isOn()) throw redirect('/demo');
    if (await store.setup.isDone()) throw redirect('/sign-in');
    return null;
  });

/** Before the first run there is nothing to sign in to. */
export default function Home() {
  const { t } = useLingui();
  return (
    <main className="lone-state">
      <PageTitle />
      <StateBlock level={1} icon={<KeyRound size={28} aria-hidden />} title={t`This Pulseroom is not set up yet`}>
        <p>
          <Trans>
            The server printed a first-run link where it was started. Open it to make your account and your studio. If
            the link is lost, restart the server: it prints a new one.
          </Trans>
        </p>
      </StateBlock>
      <LanguageSwitch />
    </main>
  );
}
