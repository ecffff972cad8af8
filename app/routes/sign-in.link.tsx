import { Trans, useLingui } from '@lingui/react/macro';
import { data, Form, Link } from 'react-router';
import { NameField } from '../components/AccountFields.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { ProblemNote } from '../features/account/ProblemNote.tsx';
import { type Problem, problemOf } from '../features/account/problem.ts';
import type { SignInLink } from '../server/auth-links.ts';
import { newcomerForm } from '../server/forms/account-forms.ts';
import { type FormState, parseForm } from '../server/forms/parse-form.ts';
import { type Destination, destinationOf, studioToJoin } from '../server/next-page.ts';
import { forAnybody } from '../server/page.ts';
import type { Services } from '../server/services.ts';
import { goOnSignedIn, signInByLink } from '../server/sign-in.ts';
import type { Route } from './+types/sign-in.link';

/** Longer than any token of ours. */
const TOKEN_MAX_LENGTH = 200;

function tokenOf(request: Request): string {
  return (new URL(request.url).searchParams.get('token') ?? '').slice(0, TOKEN_MAX_LENGTH);
}

/** Opened by people and by programs that scan mail: only the button's POST uses the link up. */
export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const link = await services.auth.links.signIn(tokenOf(args.request));
    const { next } = destinationOf(args.request);
    if (link === null) return data({ kind: 'gone' as const, next }, { status: 410 });
    const studio = link.account === null ? await studioToJoin(services, destinationOf(args.request)) : null;
    return data({ ...viewOf(link, studio?.name ?? null), next });
  });

function viewOf({ email, account }: SignInLink, studioName: string | null) {
  if (account !== null) return { kind: 'known' as const, email, isUnproven: account.isUnproven };
  // Accounts belong to a studio.
  return studioName === null ? { kind: 'no-studio' as const } : { kind: 'new' as const, email, studioName };
}

type LinkAnswer = { problem: Problem | null; state?: FormState };

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services): Promise<LinkAnswer | Response> => {
    const token = tokenOf(args.request);
    const destination = destinationOf(args.request);
    const link = await services.auth.links.signIn(token);
    if (link === null) return { problem: 'link-gone' };
    const read = link.account === null ? await readNewcomer(services, args.request, destination) : null;
    if (read !== null && !read.ok) return read.refusal;
    const newcomer = read === null ? null : { name: read.name, destination };
    const answer = await signInByLink(services, args.request, { token, link, newcomer });
    if (!answer.ok) return { problem: problemOf(answer.code) };
    return goOnSignedIn(services, args.request, { cookies: answer.cookies, next: destination.next, by: 'link' });
  });

async function readNewcomer(
  services: Services,
  request: Request,
  destination: Destination,
): Promise<{ ok: true; name: string } | { ok: false; refusal: LinkAnswer }> {
  if ((await studioToJoin(services, destination)) === null) {
    return { ok: false, refusal: { problem: 'studio-unknown' } };
  }
  const parsed = parseForm(await request.formData(), newcomerForm);
  return parsed.ok
    ? { ok: true, name: parsed.value.name }
    : { ok: false, refusal: { problem: null, state: parsed.state } };
}

export default function SignInByLink({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const again = `/sign-in?next=${encodeURIComponent(loaderData.next)}`;
  if (loaderData.kind === 'gone' || actionData?.problem === 'link-gone') {
    return (
      <>
        <PageTitle>{t`Sign-in link`}</PageTitle>
        <h1 className="title-hero">
          <Trans>This link does not work any more</Trans>
        </h1>
        <p className="lede small">
          <Trans>
            A sign-in link works once and for 10 minutes. If you did not use it yourself, somebody else may have read
            your mail.
          </Trans>
        </p>
        <Link className="btn primary lg block" to={again}>
          <Trans>Get a new link</Trans>
        </Link>
      </>
    );
  }
  if (loaderData.kind === 'no-studio') {
    return (
      <>
        <PageTitle>{t`Sign-in link`}</PageTitle>
        <h1 className="title-hero">
          <Trans>Which studio?</Trans>
        </h1>
        <p className="lede small">
          <Trans>
            There is no account with this address yet, and accounts belong to a studio. Open the link to a class that
            your studio gave you; it leads back here.
          </Trans>
        </p>
      </>
    );
  }
  const { email } = loaderData;
  if (loaderData.kind === 'new') {
    const { studioName } = loaderData;
    return (
      <>
        <PageTitle>{t`Create your account`}</PageTitle>
        <h1 className="title-hero">
          <Trans>Create your account</Trans>
        </h1>
        <p className="sub">
          <Trans>
            To train with {studioName}, as {email}.
          </Trans>
        </p>
        <Form method="post" className="form" noValidate>
          <ProblemNote problem={actionData?.problem} />
          <NameField label={t`Name`} hint={t`The class sees it next to your video.`} state={actionData?.state} />
          <SubmitButton pendingText={t`Creating your account`}>
            <Trans>Create account</Trans>
          </SubmitButton>
        </Form>
        <p className="t14 muted form-foot">
          <Trans>
            Have an account with another address? <Link to={again}>Sign in</Link>
          </Trans>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t`Sign in`}</PageTitle>
      <h1 className="title-hero">
        <Trans>Sign in</Trans>
      </h1>
      <p className="sub">
        <Trans>As {email}, on this device.</Trans>
      </p>
      <Form method="post" className="form">
        <ProblemNote problem={actionData?.problem} />
        {loaderData.isUnproven ? (
          <p className="note">
            <Trans>
              Nobody has shown until now that this address is theirs. To be safe, signing in removes the password and
              passkeys that were set before and signs other devices out. You can set new ones in your account.
            </Trans>
          </p>
        ) : null}
        <SubmitButton pendingText={t`Signing in`}>
          <Trans>Sign in on this device</Trans>
        </SubmitButton>
      </Form>
    </>
  );
}
