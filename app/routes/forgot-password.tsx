import { Form, Link } from 'react-router';
import { Field, FormError } from '../components/Field.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { askAuth } from '../server/auth-requests.ts';
import { forgotPasswordForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/forgot-password';

export const meta: Route.MetaFunction = () => [{ title: 'Forgot your password · Pulseroom' }];

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const form = await args.request.formData();
    const parsed = parseForm(form, forgotPasswordForm);
    if (!parsed.ok) return { isAsked: false as const, ...parsed.state };
    const answer = await askAuth(services, args.request, { path: 'request-password-reset', body: parsed.value });
    // Known or not, the answer is the same: nobody learns who has an account here.
    if (answer.ok) return { isAsked: true as const };
    return { isAsked: false as const, ...refusedForm(form, { form: answer.message }) };
  });

export default function ForgotPassword({ actionData }: Route.ComponentProps) {
  if (actionData?.isAsked) {
    return (
      <>
        <h1 className="title-hero">Look for a mail</h1>
        <p className="lede small" role="status">
          If there is an account with this address, a link is on its way. It works for one hour.
        </p>
        <p className="t14 muted form-foot">
          Nothing there? If your studio does not send mail yet, its owner can read the link for you in the outbox.{' '}
          <Link to="/sign-in">Back to sign in</Link>
        </p>
      </>
    );
  }
  const state = actionData?.isAsked === false ? actionData : undefined;
  return (
    <>
      <h1 className="title-hero">New password</h1>
      <p className="sub">We send you a link with which you choose one.</p>
      <Form method="post" className="form" noValidate>
        <FormError state={state} />
        <Field name="email" label="Email" type="email" autoComplete="username" required state={state} />
        <SubmitButton pendingText="Sending">Send the link</SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        <Link to="/sign-in">Back to sign in</Link>
      </p>
    </>
  );
}
