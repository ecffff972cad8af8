import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { data, Form, Link, redirect } from 'react-router';
import { NameField, NewPasswordField } from '../components/AccountFields.tsx';
import { Field, FormError } from '../components/Field.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { ReachProblem } from '../components/ReachProblem.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { StepList } from '../features/setup/StepList.tsx';
import { StudioFields } from '../features/setup/StudioFields.tsx';
import { setupPath } from '../features/setup/setup-steps.ts';
import { useTypedDraft } from '../features/setup/use-typed-draft.ts';
import { orUnreachable } from '../lib/reach-server.ts';
import { setupForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { localeOf } from '../server/locale.ts';
import { forAnybody } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import type { Services } from '../server/services.ts';
import { LINK_TAKEN, setUpStudio } from '../server/set-up-studio.ts';
import { findOwnedStudio } from '../server/studio-owner.ts';
import { timeZoneNames } from '../server/time-zones.ts';
import type { Route } from './+types/setup.$token';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const { store, auth } = services;
    const isUsable = await store.setup.peek(args.params.token);
    if (!isUsable) {
      // The owner, who went back: the first step is theirs to look at and change.
      const viewer = await auth.viewerOf(args.request.headers);
      if (viewer !== null && (await findOwnedStudio(services, viewer))?.isHost) throw redirect(setupPath('studio'));
    }
    const facts = { isUsable, timeZones: timeZoneNames(), locale: localeOf(args.request.headers) };
    return data(facts, isUsable ? {} : { status: await unusableStatus(store) });
  });

/** Links are gone once the studio is set up; before that, one that does not work never did, or was replaced. */
async function unusableStatus(store: Services['store']): Promise<number> {
  return (await store.setup.isDone()) ? 410 : 404;
}

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const form = await args.request.formData();
    const { token } = args.params;
    // Asked first, so that a used link makes no account; whether it is still free is settled when it is consumed.
    if (!(await services.store.setup.peek(token))) {
      const state = refusedForm(form, { form: LINK_TAKEN });
      return data(state, { status: await unusableStatus(services.store) });
    }
    const parsed = parseForm(form, setupForm);
    if (!parsed.ok) return parsed.state;
    const result = await setUpStudio(services, args.request, { token, ...parsed.value });
    return result.ok ? redirectWithCookies(setupPath('email'), result.cookies) : refusedForm(form, result.errors);
  });

export const clientAction = ({ serverAction }: Route.ClientActionArgs) => orUnreachable(() => serverAction());

/** The first step: nothing is stored before it is sent, and when it is through a class can be planned. */
export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const form = useRef<HTMLFormElement>(null);
  useTypedDraft(form);
  if (!loaderData.isUsable) return <UsedUp />;
  const isUnreachable = actionData !== undefined && 'kind' in actionData;
  const state = isUnreachable ? undefined : actionData;
  return (
    <>
      <PageTitle>{t`Set up your studio`}</PageTitle>
      <StepList current="studio" done={[]} isLinked={false} />
      <h1 className="title-hero">
        <Trans>Set up your studio</Trans>
      </h1>
      <p className="sub">
        <Trans>One account and one studio, and the first class can be planned. The other steps can wait.</Trans>
      </p>
      <Form method="post" className="form" noValidate ref={form}>
        {isUnreachable ? <ReachProblem /> : null}
        <FormError state={state} />
        <NameField label={t`Your name`} state={state} />
        <Field name="email" label={t`Email`} type="email" autoComplete="username" required state={state} />
        <NewPasswordField label={t`Password`} state={state} />
        <StudioFields studio={null} locale={loaderData.locale} timeZones={loaderData.timeZones} state={state} />
        <SubmitButton pendingText={t`Setting up`}>
          <Trans>Create account and studio</Trans>
        </SubmitButton>
      </Form>
    </>
  );
}

function UsedUp() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle>{t`This link is used up`}</PageTitle>
      <h1 className="title-hero">
        <Trans>This link is used up</Trans>
      </h1>
      <p className="lede small">
        <Trans>
          A first-run link works once. If your studio is set up, sign in. If it is not, restart the server: it prints a
          new link.
        </Trans>
      </p>
      <Link className="btn primary lg block" to="/sign-in">
        <Trans>Sign in</Trans>
      </Link>
    </>
  );
}
