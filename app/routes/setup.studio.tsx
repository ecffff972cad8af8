import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { StepPage } from '../features/setup/StepPage.tsx';
import { StudioForm } from '../features/setup/StudioForm.tsx';
import { setupPath } from '../features/setup/setup-steps.ts';
import { orUnreachable } from '../lib/reach-server.ts';
import { forViewer } from '../server/page.ts';
import { requireHost } from '../server/studio-owner.ts';
import { changeStudio, readStudioForm } from '../server/studio-settings.ts';
import type { Route } from './+types/setup.studio';

const FORM_ID = 'studio-form';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => ({
    ...readStudioForm(await requireHost(services, viewer)),
    ownName: viewer.name,
    ownEmail: viewer.email,
  }));

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const studio = await requireHost(services, viewer);
    const result = await changeStudio(services, studio, await args.request.formData());
    return result.kind === 'studio-saved' ? redirect(setupPath('email')) : result;
  });

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => orUnreachable(() => serverAction());

/** The first step, come back to. */
export default function SetupStudio({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { ownName, ownEmail, ...form } = loaderData;
  return (
    <StepPage
      step="studio"
      title={t`Account and studio`}
      lede={
        <Trans>
          You are signed in as {ownName}, {ownEmail}.
        </Trans>
      }
      next={
        <SubmitButton className="btn primary lg" form={FORM_ID} pendingText={t`Saving`}>
          <Trans>Save and go on</Trans>
        </SubmitButton>
      }
    >
      <section className="panel form-panel">
        <StudioForm {...form} id={FORM_ID} result={actionData} />
      </section>
    </StepPage>
  );
}
