import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Link } from 'react-router';
import { PageTitle } from '../components/PageTitle.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { ProblemNote } from '../features/account/ProblemNote.tsx';
import { confirmNewAddress } from '../server/new-address.ts';
import { forAnybody, forViewer } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import { requirePageLogin } from '../server/viewer.ts';
import type { Route } from './+types/account.email';

/** Programs that scan mail open links too: only the button changes something, and only for who is signed in. */
export const loader = (args: Route.LoaderArgs) => forViewer(args, async (_services, { email }) => ({ email }));

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const { viewer } = await requirePageLogin(services, args.request);
    const token = new URL(args.request.url).searchParams.get('token') ?? '';
    const result = await confirmNewAddress(services, args.request, { viewer, token });
    return result.ok ? redirectWithCookies('/account', result.cookies) : { problem: result.problem };
  });

export default function NewAddressPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { email } = loaderData;
  return (
    <section className="panel form-panel">
      <PageTitle>{t`Confirm your new address`}</PageTitle>
      <h1 className="title-2">
        <Trans>Confirm your new address</Trans>
      </h1>
      <p className="muted panel-text">
        <Trans>The address at which you got this link replaces {email} for signing in and for mail.</Trans>
      </p>
      <Form method="post" className="form">
        <ProblemNote problem={actionData?.problem} />
        <div className="row">
          <SubmitButton className="btn primary lg" pendingText={t`Saving`}>
            <Trans>Use the new address</Trans>
          </SubmitButton>
          <Link className="btn lg" to="/account">
            <Trans>Keep the old one</Trans>
          </Link>
        </div>
      </Form>
    </section>
  );
}
