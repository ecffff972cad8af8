import { Trans, useLingui } from '@lingui/react/macro';
import { redirect } from 'react-router';
import { PageTitle } from '../components/PageTitle.tsx';
import { useTimeZone } from '../components/use-time-zone.ts';
import { AddressSection } from '../features/account/AddressSection.tsx';
import { ConfirmFirst } from '../features/account/ConfirmFirst.tsx';
import { DevicesSection } from '../features/account/DevicesSection.tsx';
import { deviceOf } from '../features/account/device-of.ts';
import { PasskeysSection } from '../features/account/PasskeysSection.tsx';
import { PasswordSection } from '../features/account/PasswordSection.tsx';
import { actOnAccount } from '../server/account-actions.ts';
import { forAnybody } from '../server/page.ts';
import { passkeyOfferAnsweredCookie } from '../server/passkey-offer.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import { safeNext } from '../server/safe-next.ts';
import { requirePageLogin } from '../server/viewer.ts';
import type { Route } from './+types/account';

/** In the query after the password was changed. */
const PASSWORD_SET = 'password-set';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const { auth, store, clock } = services;
    const { hostname, searchParams } = new URL(args.request.url);
    const { viewer, authSessionId, isFresh } = await requirePageLogin(services, args.request);
    const { userId } = viewer;
    const [passkeys, logins, hasPassword, studios] = await Promise.all([
      store.passkeys.list(userId),
      store.logins.list(userId),
      store.logins.hasPassword(userId),
      store.studios.studiosOf(userId),
    ]);
    return {
      email: viewer.email,
      isFresh,
      hasPassword,
      passkeys: passkeys.map(({ passkeyId, name, createdAt, lastUsedAt }) => ({
        passkeyId,
        name,
        createdAtMs: createdAt.getTime(),
        lastUsedAtMs: lastUsedAt?.getTime() ?? null,
      })),
      logins: logins.map(({ authSessionId: id, userAgent, signedInAt, seenAt }) => ({
        authSessionId: id,
        device: deviceOf(userAgent),
        signedInAtMs: signedInAt.getTime(),
        seenAtMs: seenAt.getTime(),
        isThis: id === authSessionId,
      })),
      place: {
        rpId: auth.passkeySite?.rpId ?? null,
        siteOrigin: auth.passkeySite?.origins[0] ?? null,
        hostname,
      },
      isPasswordSet: searchParams.has(PASSWORD_SET),
      studioZone: studios[0]?.studio.timeZone ?? 'UTC',
      nowMs: clock.nowMs(),
    };
  });

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const { request } = args;
    const login = await requirePageLogin(services, request);
    const form = await request.formData();
    if (form.get('intent') === 'answer-offer') {
      const isWanted = form.get('answer') === 'yes';
      const target = isWanted ? '/account' : safeNext(String(form.get('back') ?? ''));
      throw redirect(target, { headers: { 'set-cookie': passkeyOfferAnsweredCookie() } });
    }
    const { answer, newLogin } = await actOnAccount({ services, request, login, form });
    if (newLogin !== undefined) throw redirectWithCookies(`/account?${PASSWORD_SET}`, newLogin);
    return answer;
  });

/** How one signs in, and where one is signed in. */
export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { isPasswordSet } = loaderData;
  const answer =
    actionData ??
    (isPasswordSet
      ? { kind: 'done' as const, section: 'password' as const, deed: 'password-set' as const }
      : undefined);
  const { email, isFresh, hasPassword, passkeys, logins, place, studioZone, nowMs } = loaderData;
  const when = { timeZone: useTimeZone(studioZone), nowMs };
  return (
    <>
      <PageTitle>{t`Sign-in and devices`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Sign-in and devices</Trans>
          </h1>
          <p className="sub">{email}</p>
        </div>
      </header>
      {isFresh ? null : <ConfirmFirst />}
      <div className="account-columns">
        <div className="stack">
          <PasskeysSection passkeys={passkeys} place={place} isFresh={isFresh} when={when} answer={answer} />
          <PasswordSection email={email} hasPassword={hasPassword} isFresh={isFresh} answer={answer} />
          <AddressSection email={email} isFresh={isFresh} answer={answer} />
        </div>
        <DevicesSection logins={logins} when={when} answer={answer} />
      </div>
    </>
  );
}
