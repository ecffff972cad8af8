import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '../components/PageTitle.tsx';
import { ReachProblem } from '../components/ReachProblem.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { MailPanel } from '../features/mail/MailPanel.tsx';
import type { MailActionResult } from '../features/mail/mail-action-result.ts';
import { ServerSettingsList } from '../features/setup/ServerSettingsList.tsx';
import { StudioForm } from '../features/setup/StudioForm.tsx';
import { orUnreachable } from '../lib/reach-server.ts';
import { localeOf } from '../server/locale.ts';
import { changeMailServer } from '../server/mail/change-mail-server.ts';
import { forViewer } from '../server/page.ts';
import { serverSettings } from '../server/server-settings.ts';
import { requireHost, requireOwnedStudio } from '../server/studio-owner.ts';
import { changeStudio, readStudioForm } from '../server/studio-settings.ts';
import type { Route } from './+types/studio.settings';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    const { studio, isHost } = await requireOwnedStudio(services, viewer);
    return {
      ...readStudioForm(studio),
      ownEmail: viewer.email,
      // What concerns the whole server is for whoever runs it.
      server: isHost ? { route: await services.mailer.route(), settings: serverSettings(services.env) } : null,
    };
  });

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const { studio } = await requireOwnedStudio(services, viewer);
    const form = await args.request.formData();
    if (form.get('intent') === 'studio') return changeStudio(services, studio, form);
    await requireHost(services, viewer);
    return changeMailServer(services, { viewer, form, locale: localeOf(args.request.headers) });
  });

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => orUnreachable(() => serverAction());

/** All that the first run asked for, to be changed. */
export default function StudioSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { studio, timeZones, ownEmail, server } = loaderData;
  return (
    <>
      <PageTitle>{t`Settings`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Settings</Trans>
          </h1>
          <p className="sub">{studio.name}</p>
        </div>
      </header>
      <div className="stack setup-column">
        {actionData?.kind === 'unreachable' ? <ReachProblem /> : null}
        <section className="panel form-panel">
          <h2 className="title-3">
            <Trans>Studio</Trans>
          </h2>
          <StudioForm
            studio={studio}
            timeZones={timeZones}
            result={
              actionData?.kind === 'studio-saved' || actionData?.kind === 'studio-refused' ? actionData : undefined
            }
          >
            <SubmitButton className="btn primary lg" intent="studio" pendingText={t`Saving`}>
              <Trans>Save</Trans>
            </SubmitButton>
          </StudioForm>
        </section>
        {server === null ? null : (
          <>
            <MailPanel route={server.route} ownEmail={ownEmail} result={mailResultOf(actionData)} />
            <LinkPanel to="/admin/outbox" action={t`Open`} title={t`Outbox`}>
              <Trans>Mail that this Pulseroom wrote, and what became of it.</Trans>
            </LinkPanel>
            <LinkPanel to="/check" action={t`Check`} title={t`Camera and network`}>
              <Trans>Whether a class works from this browser, and from a phone.</Trans>
            </LinkPanel>
            <h2 className="title-3">
              <Trans>Settings of the server</Trans>
            </h2>
            <ServerSettingsList settings={server.settings} />
          </>
        )}
      </div>
    </>
  );
}

type LinkPanelProps = { to: string; title: string; action: string; children: ReactNode };

function LinkPanel({ to, title, action, children }: LinkPanelProps) {
  return (
    <section className="panel check-link">
      <div className="grow">
        <h2 className="title-3">{title}</h2>
        <p className="t14 muted">{children}</p>
      </div>
      <Link className="btn" to={to} aria-label={`${action}: ${title}`}>
        {action}
        <ArrowRight size={15} aria-hidden />
      </Link>
    </section>
  );
}

function mailResultOf(result: Route.ComponentProps['actionData']): MailActionResult | undefined {
  if (result === undefined || result.kind === 'unreachable') return undefined;
  return result.kind === 'studio-saved' || result.kind === 'studio-refused' ? undefined : result;
}
