import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Link } from 'react-router';
import { Field } from '../components/Field.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { ProblemNote } from '../features/account/ProblemNote.tsx';
import { problemOf } from '../features/account/problem.ts';
import { askAuth } from '../server/auth-requests.ts';
import { emailForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { isMailSent } from '../server/is-mail-sent.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/forgot-password';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => ({ isMailSent: await isMailSent(services) }));

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const form = await args.request.formData();
    const parsed = parseForm(form, emailForm);
    if (!parsed.ok) return { isAsked: false as const, problem: null, state: parsed.state };
    const answer = await askAuth(services, args.request, { path: 'request-password-reset', body: parsed.value });
    // Known or not, the answer is the same: nobody learns who has an account here.
    if (answer.ok) return { isAsked: true as const };
    return { isAsked: false as const, problem: problemOf(answer.code), state: refusedForm(form, {}) };
  });

export default function ForgotPassword({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  if (actionData?.isAsked) {
    return (
      <>
        <PageTitle>{t`Look for a mail`}</PageTitle>
        <h1 className="title-hero">
          <Trans>Look for a mail</Trans>
        </h1>
        <p className="lede small" role="status">
          <Trans>If there is an account with this address, a link is on its way. It works for one hour.</Trans>
        </p>
        <p className="t14 muted form-foot">
          {loaderData.isMailSent ? (
            <Trans>Nothing there? Look among unwanted mail too.</Trans>
          ) : (
            <Trans>This Pulseroom does not send mail yet: its owner can read the link for you in the outbox.</Trans>
          )}{' '}
          <Link to="/sign-in">
            <Trans>Back to sign in</Trans>
          </Link>
        </p>
      </>
    );
  }
  const refusal = actionData?.isAsked === false ? actionData : undefined;
  return (
    <>
      <PageTitle>{t`Forgot your password`}</PageTitle>
      <h1 className="title-hero">
        <Trans>New password</Trans>
      </h1>
      <p className="sub">
        <Trans>We send you a link with which you choose one.</Trans>
      </p>
      <Form method="post" className="form" noValidate>
        <ProblemNote problem={refusal?.problem} />
        <Field name="email" label={t`Email`} type="email" autoComplete="username" required state={refusal?.state} />
        <SubmitButton pendingText={t`Sending`}>
          <Trans>Send the link</Trans>
        </SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        <Link to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      </p>
    </>
  );
}
