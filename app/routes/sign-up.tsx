import { Form, Link, redirect } from 'react-router';
import { NameField, NewPasswordField } from '../components/AccountFields.tsx';
import { Field, FormError } from '../components/Field.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { askAuth } from '../server/auth-requests.ts';
import { signUpForm } from '../server/forms/account-forms.ts';
import { parseForm, refusedForm } from '../server/forms/parse-form.ts';
import { forAnybody } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import { safeNext } from '../server/safe-next.ts';
import type { Services } from '../server/services.ts';
import { cookieHeader } from '../server/set-up-studio.ts';
import type { Route } from './+types/sign-up';

export const meta: Route.MetaFunction = () => [{ title: 'Create your account · Pulseroom' }];

/** The studio that the link names, else the only one there is. */
async function studioToJoin({ store }: Services, slug: string | null) {
  if (slug !== null) return store.studios.bySlug(slug);
  const studios = await store.studios.list();
  return studios.length === 1 ? (studios[0] ?? null) : null;
}

function readQuery(request: Request) {
  const { searchParams } = new URL(request.url);
  return { slug: searchParams.get('studio'), next: safeNext(searchParams.get('next')) };
}

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const { slug, next } = readQuery(args.request);
    const studio = await studioToJoin(services, slug);
    const viewer = await services.auth.viewerOf(args.request.headers);
    if (viewer !== null && (studio === null || (await services.store.studios.roleOf(studio.studioId, viewer.userId)))) {
      throw redirect(next);
    }
    return { studioName: studio?.name ?? null, viewerName: viewer?.name ?? null, next };
  });

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const { slug, next } = readQuery(args.request);
    const form = await args.request.formData();
    const studio = await studioToJoin(services, slug);
    if (studio === null) return refusedForm(form, { form: 'Open the link that your studio gave you.' });

    const viewer = await services.auth.viewerOf(args.request.headers);
    if (viewer !== null) {
      await services.store.studios.addMember({ studioId: studio.studioId, userId: viewer.userId, role: 'member' });
      return redirect(next);
    }
    const parsed = parseForm(form, signUpForm);
    if (!parsed.ok) return parsed.state;
    const answer = await askAuth(services, args.request, { path: 'sign-up/email', body: parsed.value });
    if (!answer.ok) {
      if (!answer.code.startsWith('USER_ALREADY_EXISTS')) return refusedForm(form, { form: answer.message });
      return refusedForm(form, { email: 'There is an account with this address. Sign in instead.' });
    }
    const made = await services.auth.viewerOf(cookieHeader(answer.cookies));
    if (made !== null) {
      await services.store.studios.addMember({ studioId: studio.studioId, userId: made.userId, role: 'member' });
    }
    return redirectWithCookies(next, answer.cookies);
  });

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const { studioName, viewerName, next } = loaderData;
  if (studioName === null) {
    return (
      <>
        <h1 className="title-hero">Which studio?</h1>
        <p className="lede small">
          Accounts belong to a studio. Open the link to a class that your studio gave you; it leads back here.
        </p>
        <p className="t14 muted form-foot">
          Have an account? <Link to={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
        </p>
      </>
    );
  }
  if (viewerName !== null) {
    return (
      <>
        <h1 className="title-hero">Join {studioName}</h1>
        <Form method="post" className="form">
          <p className="muted">You are signed in as {viewerName}.</p>
          <SubmitButton pendingText="Joining">Join {studioName}</SubmitButton>
        </Form>
      </>
    );
  }
  return (
    <>
      <h1 className="title-hero">Create your account</h1>
      <p className="sub">To train with {studioName}.</p>
      <Form method="post" className="form" noValidate>
        <FormError state={actionData} />
        <NameField label="Name" hint="The class sees it next to your video." state={actionData} />
        <Field name="email" label="Email" type="email" autoComplete="username" required state={actionData} />
        <NewPasswordField label="Password" state={actionData} />
        <SubmitButton pendingText="Creating your account">Create account</SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        Have an account? <Link to={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>
      </p>
    </>
  );
}
