import { Trans, useLingui } from '@lingui/react/macro';
import { PageTitle } from '../components/PageTitle.tsx';
import { DeviceCheck } from '../features/check/DeviceCheck.tsx';
import { PhonePanel } from '../features/check/PhonePanel.tsx';
import { checkFacts } from '../server/check-facts.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/check';

export const loader = (args: Route.LoaderArgs) => forViewer(args, async ({ env }) => checkFacts(env));

/** For everybody who takes part, before the first class or when one did not work. */
export default function CheckPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle>{t`Check your device and network`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Check your device and network</Trans>
          </h1>
          <p className="sub">
            <Trans>What a class needs, tried from this browser.</Trans>
          </p>
        </div>
      </header>
      <div className="stack setup-column">
        <DeviceCheck facts={loaderData} />
        <PhonePanel link={loaderData.phoneLink} />
      </div>
    </>
  );
}
