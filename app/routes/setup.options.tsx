import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ServerSettingsList } from '../features/setup/ServerSettingsList.tsx';
import { StepPage } from '../features/setup/StepPage.tsx';
import { setupPath } from '../features/setup/setup-steps.ts';
import { forViewer } from '../server/page.ts';
import { serverSettings } from '../server/server-settings.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/setup.options';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    await requireHost(services, viewer);
    return serverSettings(services.env);
  });

export default function SetupOptions({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <StepPage
      step="options"
      title={t`Optional settings`}
      lede={<Trans>Nothing here is needed. It is good to know what there is.</Trans>}
      next={
        <Link className="btn primary lg" to={setupPath('done')}>
          <Trans>Go on</Trans>
        </Link>
      }
    >
      <ServerSettingsList settings={loaderData} />
    </StepPage>
  );
}
