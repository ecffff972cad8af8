import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Link, Outlet, useMatches } from 'react-router';
import { InsecureContextNote } from '../components/InsecureContextNote.tsx';
import { LanguageSwitch } from '../components/LanguageSwitch.tsx';
import { Logo } from '../components/Logo.tsx';
import { PageError } from '../components/PageError.tsx';
import { StepList } from '../features/setup/StepList.tsx';
import { SETUP_STEPS } from '../features/setup/setup-steps.ts';
import { forgetTypedDraft } from '../features/setup/use-typed-draft.ts';
import { forViewer } from '../server/page.ts';
import { readSetup } from '../server/setup-page.ts';
import type { Route } from './+types/setup';

export const loader = (args: Route.LoaderArgs) => forViewer(args, readSetup);

/** The first run after its first step: the account and the studio exist, everything from here on can wait. */
export default function SetupLayout({ loaderData }: Route.ComponentProps) {
  const path = useMatches().at(-1)?.pathname ?? '';
  const current = SETUP_STEPS.find((step) => path.endsWith(`/${step}`)) ?? 'studio';
  // The first step is through: what was kept of it is of no use any more.
  useEffect(() => forgetTypedDraft(), []);
  return (
    <div className="setup">
      <header className="setup-header">
        <span className="row b brand">
          <Logo />
          <span className="ell">{loaderData.studioName}</span>
        </span>
        <Link className="btn ghost" to="/schedule">
          <Trans>Finish later</Trans>
        </Link>
      </header>
      <div className="setup-columns">
        <aside>
          <StepList current={current} done={loaderData.done} />
          <LanguageSwitch />
        </aside>
        <main className="setup-main" id="main">
          <InsecureContextNote />
          <Outlet />
        </main>
      </div>
    </div>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main className="lone-state">
      <PageError error={error} />
    </main>
  );
}
