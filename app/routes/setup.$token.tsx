import { useEffect, useRef } from 'react';
import { data, Form, Link } from 'react-router';
import { STUDIO_NAME_MAX_LENGTH } from '#core/account.ts';
import { NameField, NewPasswordField } from '../components/AccountFields.tsx';
import { Field, FormError } from '../components/Field.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { setupForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import type { Services } from '../server/services.ts';
import { setUpStudio } from '../server/set-up-studio.ts';
import type { Route } from './+types/setup.$token';

export const meta: Route.MetaFunction = () => [{ title: 'First run · Pulseroom' }];

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async ({ store }) => {
    const isUsable = await store.setup.peek(args.params.token);
    const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
    return data({ isUsable, timeZones }, isUsable ? {} : { status: await unusableStatus(store) });
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
      const state = refusedForm(form, { form: 'This link was used already.' });
      return data(state, { status: await unusableStatus(services.store) });
    }
    const parsed = parseForm(form, setupForm);
    if (!parsed.ok) return parsed.state;
    const result = await setUpStudio(services, args.request, { token, ...parsed.value });
    return result.ok ? redirectWithCookies('/schedule', result.cookies) : refusedForm(form, result.errors);
  });

export default function SetUp({ loaderData, actionData }: Route.ComponentProps) {
  if (!loaderData.isUsable) {
    return (
      <>
        <h1 className="title-hero">This link is used up</h1>
        <p className="lede small">
          A first-run link works once. If your studio is set up, sign in. If it is not, restart the server: it prints a
          new link.
        </p>
        <Link className="btn primary lg block" to="/sign-in">
          Sign in
        </Link>
      </>
    );
  }
  return (
    <>
      <h1 className="title-hero">Set up your studio</h1>
      <p className="sub">One account and one studio, and the first class can be planned.</p>
      <Form method="post" className="form" noValidate>
        <FormError state={actionData} />
        <NameField label="Your name" state={actionData} />
        <Field name="email" label="Email" type="email" autoComplete="username" required state={actionData} />
        <NewPasswordField label="Password" state={actionData} />
        <Field
          name="studioName"
          label="Name of the studio"
          required
          maxLength={STUDIO_NAME_MAX_LENGTH}
          state={actionData}
        />
        <TimeZoneField names={loaderData.timeZones} state={actionData} />
        <SubmitButton pendingText="Setting up">Create account and studio</SubmitButton>
      </Form>
    </>
  );
}

/** The browser knows where it is; without scripts one chooses. */
function TimeZoneField({ names, state }: { names: string[]; state: Route.ComponentProps['actionData'] }) {
  const select = useRef<HTMLSelectElement>(null);
  const chosen = state?.values.timeZone;
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (chosen === undefined && select.current !== null && names.includes(here)) select.current.value = here;
  }, [chosen, names]);
  return (
    <SelectField
      ref={select}
      name="timeZone"
      label="Time zone of the studio"
      defaultValue="UTC"
      options={names.map((name) => ({ value: name, text: name.replaceAll('_', ' ') }))}
      state={state}
    />
  );
}
