import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus, Link2, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { StepPage } from '../features/setup/StepPage.tsx';
import { forViewer } from '../server/page.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/setup.done';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    await requireHost(services, viewer);
    return null;
  });

export default function SetupDone() {
  const { t } = useLingui();
  return (
    <StepPage
      step="done"
      title={t`Your studio is ready`}
      lede={<Trans>Everything you set can be changed later, in the settings.</Trans>}
      next={
        <>
          <Link className="btn ghost lg" to="/schedule">
            <Trans>To the schedule</Trans>
          </Link>
          <Link className="btn primary lg" to="/classes/new">
            <Trans>Plan the first class</Trans>
          </Link>
        </>
      }
    >
      <ol className="panel flush next-steps">
        <li>
          <CalendarPlus size={20} aria-hidden />
          <div>
            <h2 className="title-3">
              <Trans>Plan a class</Trans>
            </h2>
            <p className="t14 muted">
              <Trans>A title and a time are enough.</Trans>
            </p>
          </div>
        </li>
        <li>
          <Link2 size={20} aria-hidden />
          <div>
            <h2 className="title-3">
              <Trans>Invite by its link</Trans>
            </h2>
            <p className="t14 muted">
              <Trans>Whoever opens the link can make an account with your studio and join.</Trans>
            </p>
          </div>
        </li>
        <li>
          <UsersRound size={20} aria-hidden />
          <div>
            <h2 className="title-3">
              <Trans>See a full class alone</Trans>
            </h2>
            <p className="t14 muted">
              <Trans>
                <code>npm run demo</code> starts a Pulseroom with 12 simulated people in a class, on data of its own.
              </Trans>
            </p>
          </div>
        </li>
      </ol>
    </StepPage>
  );
}
