import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Link, redirect } from 'react-router';
import { ReachProblem } from '../components/ReachProblem.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { DeviceCheck } from '../features/check/DeviceCheck.tsx';
import { PhonePanel } from '../features/check/PhonePanel.tsx';
import { StepPage } from '../features/setup/StepPage.tsx';
import { setupPath } from '../features/setup/setup-steps.ts';
import { orUnreachable } from '../lib/reach-server.ts';
import { checkFacts } from '../server/check-facts.ts';
import { forViewer } from '../server/page.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/setup.network';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    await requireHost(services, viewer);
    return checkFacts(services.env);
  });

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const studio = await requireHost(services, viewer);
    await services.store.setupProgress.markDone(studio.studioId, 'network');
    return redirect(setupPath('options'));
  });

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => orUnreachable(() => serverAction());

export default function SetupNetwork({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <StepPage
      step="network"
      title={t`Camera and network`}
      lede={<Trans>Whether a class works, tried from this browser. It holds for this device and this network.</Trans>}
      next={
        <>
          <Link className="btn ghost lg" to={setupPath('options')}>
            <Trans>Later</Trans>
          </Link>
          <Form method="post">
            <SubmitButton className="btn primary lg" intent="next" pendingText={t`Saving`}>
              <Trans>Go on</Trans>
            </SubmitButton>
          </Form>
        </>
      }
    >
      {actionData?.kind === 'unreachable' ? <ReachProblem /> : null}
      <DeviceCheck facts={loaderData} />
      <PhonePanel link={loaderData.phoneLink} />
    </StepPage>
  );
}
