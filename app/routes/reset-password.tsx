import { Trans, useLingui } from '@lingui/react/macro';
import { data, Form, Link, redirect } from 'react-router';
import { NewPasswordField } from '../components/AccountFields.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { ProblemNote } from '../features/account/ProblemNote.tsx';
import { problemOf } from '../features/account/problem.ts';
import { askAuth } from '../server/auth-requests.ts';
import { resetPasswordForm } from '../server/forms/account-forms.ts';
import { parseForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/reset-password';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth }) => {
    const token = new URL(args.request.url).searchParams.get('token') ?? '';
    const isGood = token.length <= 200 && (await auth.links.isResetGood(token));
    return data({ token: isGood ? token : null }, isGood ? {} : { status: 410 });
  });

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const parsed = parseForm(await args.request.formData(), resetPasswordForm);
    if (!parsed.ok)
      return { problem: parsed.state.errors.token === undefined ? null : ('link-gone' as const), state: parsed.state };
    const { token, password } = parsed.value;
    const answer = await askAuth(services, args.request, {
      path: 'reset-password',
      body: { token, newPassword: password },
    });
    return answer.ok ? redirect('/sign-in?reset&with=password') : { problem: problemOf(answer.code) };
  });

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const state = actionData && 'state' in actionData ? actionData.state : undefined;
  if (loaderData.token === null || actionData?.problem === 'link-gone') {
    return (
      <>
        <PageTitle>{t`Choose a password`}</PageTitle>
        <h1 className="title-hero">
          <Trans>This link does not work any more</Trans>
        </h1>
        <p className="lede small">
          <Trans>It was used already, or it is older than an hour.</Trans>
        </p>
        <Link className="btn primary lg block" to="/forgot-password">
          <Trans>Ask for a new link</Trans>
        </Link>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t`Choose a password`}</PageTitle>
      <h1 className="title-hero">
        <Trans>Choose a password</Trans>
      </h1>
      <p className="sub">
        <Trans>Every device that is signed in now will have to sign in again.</Trans>
      </p>
      <Form method="post" className="form" noValidate>
        <ProblemNote problem={actionData?.problem} />
        <input type="hidden" name="token" value={loaderData.token} />
        <NewPasswordField label={t`New password`} state={state} />
        <SubmitButton pendingText={t`Saving`}>
          <Trans>Save password</Trans>
        </SubmitButton>
      </Form>
    </>
  );
}
