import { Trans, useLingui } from '@lingui/react/macro';
import { Form, Link, redirect } from 'react-router';
import { NameField, NewPasswordField } from '../components/AccountFields.tsx';
import { Field } from '../components/Field.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { ProblemNote } from '../features/account/ProblemNote.tsx';
import { type Problem, problemOf } from '../features/account/problem.ts';
import { askAuth } from '../server/auth-requests.ts';
import { signUpForm } from '../server/forms/account-forms.ts';
import { type FormState, parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { isMailSent } from '../server/is-mail-sent.ts';
import { destinationOf, studioToJoin } from '../server/next-page.ts';
import { forAnybody } from '../server/page.ts';
import { cookieHeader } from '../server/set-up-studio.ts';
import { goOnSignedIn } from '../server/sign-in.ts';
import type { Route } from './+types/sign-up';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const destination = destinationOf(args.request);
    const studio = await studioToJoin(services, destination);
    const viewer = await services.auth.viewerOf(args.request.headers);
    if (viewer !== null && (studio === null || (await services.store.studios.roleOf(studio.studioId, viewer.userId)))) {
      throw redirect(destination.next);
    }
    return {
      studioName: studio?.name ?? null,
      viewerName: viewer?.name ?? null,
      isMailSent: await isMailSent(services),
      signInPath: `/sign-in${new URL(args.request.url).search}`,
    };
  });

type SignUpAnswer = { problem: Problem | 'has-account' | null; state?: FormState };

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services): Promise<SignUpAnswer | Response> => {
    const destination = destinationOf(args.request);
    const form = await args.request.formData();
    const studio = await studioToJoin(services, destination);
    if (studio === null) return { problem: 'studio-unknown', state: refusedForm(form, {}) };

    const { studioId } = studio;
    const viewer = await services.auth.viewerOf(args.request.headers);
    if (viewer !== null) {
      await services.store.studios.addMember({ studioId, userId: viewer.userId, role: 'member' });
      return redirect(destination.next);
    }
    const parsed = parseForm(form, signUpForm);
    if (!parsed.ok) return { problem: null, state: parsed.state };
    const answer = await askAuth(services, args.request, { path: 'sign-up/email', body: parsed.value });
    if (!answer.ok) {
      const hasAccount = answer.code.startsWith('USER_ALREADY_EXISTS');
      return { problem: hasAccount ? 'has-account' : problemOf(answer.code), state: refusedForm(form, {}) };
    }
    const made = await services.auth.viewerOf(cookieHeader(answer.cookies));
    if (made !== null) await services.store.studios.addMember({ studioId, userId: made.userId, role: 'member' });
    return goOnSignedIn(services, args.request, {
      cookies: answer.cookies,
      next: destination.next,
      by: 'password',
    });
  });

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { studioName, viewerName, signInPath } = loaderData;
  if (studioName === null) {
    return (
      <>
        <PageTitle>{t`Create your account`}</PageTitle>
        <h1 className="title-hero">
          <Trans>Which studio?</Trans>
        </h1>
        <p className="lede small">
          <Trans>
            Accounts belong to a studio. Open the link to a class that your studio gave you; it leads back here.
          </Trans>
        </p>
        <HaveAccount signInPath={signInPath} />
      </>
    );
  }
  if (viewerName !== null) {
    return (
      <>
        <PageTitle>{t`Join ${studioName}`}</PageTitle>
        <h1 className="title-hero">
          <Trans>Join {studioName}</Trans>
        </h1>
        <Form method="post" className="form">
          <p className="muted">
            <Trans>You are signed in as {viewerName}.</Trans>
          </p>
          <SubmitButton pendingText={t`Joining`}>
            <Trans>Join {studioName}</Trans>
          </SubmitButton>
        </Form>
      </>
    );
  }
  const problem = actionData?.problem;
  return (
    <>
      <PageTitle>{t`Create your account`}</PageTitle>
      <h1 className="title-hero">
        <Trans>Create your account</Trans>
      </h1>
      <p className="sub">
        <Trans>To train with {studioName}.</Trans>
      </p>
      <Form method="post" className="form" noValidate>
        {problem === 'has-account' ? (
          <p className="note bad" role="alert">
            <Trans>
              There is an account with this address. <Link to={signInPath}>Sign in instead.</Link>
            </Trans>
          </p>
        ) : (
          <ProblemNote problem={problem} />
        )}
        <NameField label={t`Name`} hint={t`The class sees it next to your video.`} state={actionData?.state} />
        <Field name="email" label={t`Email`} type="email" autoComplete="username" required state={actionData?.state} />
        <NewPasswordField label={t`Password`} state={actionData?.state} />
        <SubmitButton pendingText={t`Creating your account`}>
          <Trans>Create account</Trans>
        </SubmitButton>
      </Form>
      {loaderData.isMailSent ? (
        <p className="t14 muted form-foot">
          <Trans>
            Rather no password? <Link to={signInPath}>Have a link sent to you</Link>
          </Trans>
        </p>
      ) : null}
      <HaveAccount signInPath={signInPath} />
    </>
  );
}

function HaveAccount({ signInPath }: { signInPath: string }) {
  return (
    <p className="t14 muted form-foot">
      <Trans>
        Have an account? <Link to={signInPath}>Sign in</Link>
      </Trans>
    </p>
  );
}
