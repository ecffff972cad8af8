import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { PageTitle } from '../components/PageTitle.tsx';
import { LinkSent } from '../features/account/LinkSent.tsx';
import { NextClass } from '../features/account/NextClass.tsx';
import { type Problem, problemOf } from '../features/account/problem.ts';
import { SignInForms } from '../features/account/SignInForms.tsx';
import { askAuth } from '../server/auth-requests.ts';
import { emailForm, signInForm } from '../server/forms/account-forms.ts';
import { type FormState, parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { isMailSent } from '../server/is-mail-sent.ts';
import { classAt, destinationOf } from '../server/next-page.ts';
import { forAnybody, type PageArgs } from '../server/page.ts';
import { readCredential } from '../server/passkey-credential.ts';
import type { Services } from '../server/services.ts';
import { goOnSignedIn } from '../server/sign-in.ts';
import type { Route } from './+types/sign-in';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const { auth, store, clock } = services;
    const { hostname, searchParams } = new URL(args.request.url);
    const { next } = destinationOf(args.request);
    const viewer = await auth.viewerOf(args.request.headers);
    // `again`: before changing how one signs in, one shows that one still can.
    const isAgain = viewer !== null && searchParams.has('again');
    if (viewer !== null && !isAgain) throw redirect(next);
    const session = await classAt(services, next);
    return {
      isAgain,
      email: viewer?.email ?? '',
      isPasswordNew: searchParams.has('reset'),
      isPasswordWanted: searchParams.get('with') === 'password',
      isMailSent: await isMailSent(services),
      isSetUp: await store.setup.isDone(),
      passkeys: { rpId: auth.passkeySite?.rpId ?? null, siteOrigin: auth.passkeySite?.origins[0] ?? null, hostname },
      nextClass:
        session === null || session.state === 'ended'
          ? null
          : {
              title: session.title,
              isLive: session.state === 'live',
              startsAtMs: session.startsAt.getTime(),
              timeZone: session.timeZone,
              nowMs: clock.nowMs(),
            },
    };
  });

export type SignInAnswer =
  | { kind: 'refused'; problem: Problem | null; state?: FormState }
  /** Whether or not there is an account with it. */
  | { kind: 'link-sent'; email: string };

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services): Promise<SignInAnswer | Response> => {
    const form = await args.request.formData();
    switch (form.get('intent')) {
      case 'passkey':
        return signInByPasskey(services, args, form);
      case 'link':
        return sendLink(services, args, form);
      default:
        return signInByPassword(services, args, form);
    }
  });

async function signInByPassword(services: Services, { request }: PageArgs, form: FormData) {
  const parsed = parseForm(form, signInForm);
  if (!parsed.ok) return { kind: 'refused' as const, problem: null, state: parsed.state };
  const answer = await askAuth(services, request, { path: 'sign-in/email', body: parsed.value });
  if (!answer.ok) {
    return { kind: 'refused' as const, problem: problemOf(answer.code), state: refusedForm(form, {}) };
  }
  return goOnSignedIn(services, request, {
    cookies: answer.cookies,
    next: destinationOf(request).next,
    by: 'password',
  });
}

async function signInByPasskey(services: Services, { request }: PageArgs, form: FormData) {
  const response = readCredential(form);
  if (response === null) return { kind: 'refused' as const, problem: 'passkey-refused' as const };
  const answer = await askAuth(services, request, { path: 'passkey/verify-authentication', body: { response } });
  if (!answer.ok) return { kind: 'refused' as const, problem: problemOf(answer.code) };
  return goOnSignedIn(services, request, { cookies: answer.cookies, next: destinationOf(request).next, by: 'passkey' });
}

async function sendLink(services: Services, { request }: PageArgs, form: FormData) {
  const parsed = parseForm(form, emailForm);
  if (!parsed.ok) return { kind: 'refused' as const, problem: null, state: parsed.state };
  if (!(await isMailSent(services))) return { kind: 'refused' as const, problem: 'failed' as const };
  const { email } = parsed.value;
  const answer = await askAuth(services, request, {
    path: 'sign-in/magic-link',
    body: { email, metadata: destinationOf(request) },
  });
  if (answer.ok) return { kind: 'link-sent' as const, email };
  return { kind: 'refused' as const, problem: problemOf(answer.code), state: refusedForm(form, {}) };
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  if (actionData?.kind === 'link-sent') return <LinkSent email={actionData.email} />;
  return (
    <>
      <PageTitle>{t`Sign in`}</PageTitle>
      <h1 className="title-hero">{loaderData.isAgain ? t`Confirm that it is you` : t`Sign in`}</h1>
      {loaderData.isAgain ? (
        <p className="sub">
          <Trans>Before you change how you sign in, sign in once more.</Trans>
        </p>
      ) : loaderData.nextClass === null ? null : (
        <NextClass {...loaderData.nextClass} />
      )}
      {loaderData.isPasswordNew ? (
        <p className="note ok">
          <Trans>Your new password is set. Sign in with it.</Trans>
        </p>
      ) : null}
      {loaderData.isSetUp ? null : (
        <p className="note">
          <Trans>
            This Pulseroom is not set up yet. Open the first-run link that the server printed where it was started.
          </Trans>
        </p>
      )}
      <SignInForms {...loaderData} answer={actionData} />
      {loaderData.isAgain ? (
        <p className="t14 muted form-foot">
          <Link to="/account">
            <Trans>Back without changing anything</Trans>
          </Link>
        </p>
      ) : null}
    </>
  );
}
