import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Link, redirect } from 'react-router';
import { ReachProblem } from '../components/ReachProblem.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { MailPanel } from '../features/mail/MailPanel.tsx';
import { StepPage } from '../features/setup/StepPage.tsx';
import { setupPath } from '../features/setup/setup-steps.ts';
import { orUnreachable } from '../lib/reach-server.ts';
import { localeOf } from '../server/locale.ts';
import { changeMailServer } from '../server/mail/change-mail-server.ts';
import { forViewer } from '../server/page.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/setup.email';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    await requireHost(services, viewer);
    return { route: await services.mailer.route(), ownEmail: viewer.email };
  });

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const studio = await requireHost(services, viewer);
    const form = await args.request.formData();
    if (form.get('intent') !== 'next')
      return changeMailServer(services, { viewer, form, locale: localeOf(args.request.headers) });
    await services.store.setupProgress.markDone(studio.studioId, 'email');
    throw redirect(setupPath('network'));
  });

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => orUnreachable(() => serverAction());

export default function SetupEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { route, ownEmail } = loaderData;
  return (
    <StepPage
      step="email"
      title={t`Email`}
      lede={
        <Trans>
          Pulseroom mails links for signing in and for new passwords. Without a mail server they wait in the outbox and
          you pass them on yourself, which is fine for a start.
        </Trans>
      }
      next={
        <>
          <Link className="btn ghost lg" to={setupPath('network')}>
            <Trans>Later</Trans>
          </Link>
          <Form method="post">
            <SubmitButton className="btn primary lg" intent="next" pendingText={t`Saving`}>
              {route.kind === 'outbox' ? <Trans>Use the outbox</Trans> : <Trans>Go on</Trans>}
            </SubmitButton>
          </Form>
        </>
      }
    >
      {actionData?.kind === 'unreachable' ? <ReachProblem /> : null}
      <MailPanel
        route={route}
        ownEmail={ownEmail}
        result={actionData?.kind === 'unreachable' ? undefined : actionData}
      />
    </StepPage>
  );
}
