import { Form, Link, redirect } from 'react-router';
import { Field, FormError } from '../components/Field.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { askAuth } from '../server/auth-requests.ts';
import { signInForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import { safeNext } from '../server/safe-next.ts';
import type { Route } from './+types/sign-in';

export const meta: Route.MetaFunction = () => [{ title: 'Sign in · Pulseroom' }];

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ auth, store }) => {
    const { searchParams } = new URL(args.request.url);
    const next = safeNext(searchParams.get('next'));
    if ((await auth.viewerOf(args.request.headers)) !== null) throw redirect(next);
    return { next, isPasswordNew: searchParams.has('reset'), isSetUp: await store.setup.isDone() };
  });

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const form = await args.request.formData();
    const parsed = parseForm(form, signInForm);
    if (!parsed.ok) return parsed.state;
    const answer = await askAuth(services, args.request, { path: 'sign-in/email', body: parsed.value });
    if (!answer.ok) {
      const isWrong = answer.code === 'INVALID_EMAIL_OR_PASSWORD';
      return refusedForm(form, { form: isWrong ? 'Email or password is wrong.' : answer.message });
    }
    return redirectWithCookies(safeNext(new URL(args.request.url).searchParams.get('next')), answer.cookies);
  });

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { next, isPasswordNew, isSetUp } = loaderData;
  return (
    <>
      <h1 className="title-hero">Sign in</h1>
      {isPasswordNew ? <p className="note ok">Your new password is set. Sign in with it.</p> : null}
      {isSetUp ? null : (
        <p className="note">
          This Pulseroom is not set up yet. Open the first-run link that the server printed where it was started.
        </p>
      )}
      <Form method="post" className="form" noValidate>
        <FormError state={actionData} />
        <Field name="email" label="Email" type="email" autoComplete="username" required state={actionData} />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          state={actionData}
        />
        <SubmitButton pendingText="Signing in">Sign in</SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        <Link to="/forgot-password">Forgot your password?</Link>
      </p>
      <p className="t14 muted form-foot">
        New here? <Link to={`/sign-up?next=${encodeURIComponent(next)}`}>Create an account</Link>
      </p>
    </>
  );
}
