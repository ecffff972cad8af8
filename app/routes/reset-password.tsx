import { Form, Link, redirect } from 'react-router';
import { NewPasswordField } from '../components/AccountFields.tsx';
import { FormError } from '../components/Field.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { askAuth } from '../server/auth-requests.ts';
import { resetPasswordForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/reset-password';

export const meta: Route.MetaFunction = () => [{ title: 'Choose a password · Pulseroom' }];

export const loader = ({ request }: Route.LoaderArgs) => ({ token: new URL(request.url).searchParams.get('token') });

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const form = await args.request.formData();
    const parsed = parseForm(form, resetPasswordForm);
    if (!parsed.ok) return parsed.state;
    const { token, password } = parsed.value;
    const answer = await askAuth(services, args.request, {
      path: 'reset-password',
      body: { token, newPassword: password },
    });
    if (answer.ok) return redirect('/sign-in?reset');
    const isUsed = answer.code === 'INVALID_TOKEN';
    return refusedForm(form, {
      form: isUsed ? 'This link was used already or is older than an hour. Ask for a new one.' : answer.message,
    });
  });

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <h1 className="title-hero">Choose a password</h1>
      <Form method="post" className="form" noValidate>
        <FormError state={actionData} />
        <input type="hidden" name="token" value={loaderData.token ?? ''} />
        <NewPasswordField label="New password" state={actionData} />
        <SubmitButton pendingText="Saving">Save password</SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        <Link to="/forgot-password">Ask for a new link</Link>
      </p>
    </>
  );
}
