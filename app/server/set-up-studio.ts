import type { Locale } from '#core/locales.ts';
import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { askAuth } from './auth-requests.ts';
import type { Services } from './services.ts';

type SetUp = {
  token: string;
  name: string;
  email: string;
  password: string;
  studioName: string;
  timeZone: string;
  locale: Locale;
};

/** Also what the form says to whoever comes later with the same link. */
export const LINK_TAKEN = msg`Somebody has set up this studio with this link already. If that was you, sign in. If not, ask who runs the server.`;

export type SetUpResult = { ok: true; cookies: string[] } | { ok: false; errors: Record<string, Words> };

/**
 * Makes the owner's account and the first studio. The link is taken first, so that of two people with the same link
 * the second leaves no account behind. Whatever fails gives it back, and the same form sent again carries on (with the
 * account that is there by then); should the server die in between, it prints a new link as it starts.
 */
export async function setUpStudio(services: Services, request: Request, setUp: SetUp): Promise<SetUpResult> {
  const { store, log } = services;
  const { token } = setUp;
  if (!(await store.setup.consume(token))) return { ok: false, errors: { form: LINK_TAKEN } };
  let result: SetUpResult;
  try {
    result = await makeOwnerAndStudio(services, request, setUp);
  } catch (error) {
    await store.setup.restore(token);
    throw error;
  }
  if (result.ok) log.info('first run done: owner and studio exist');
  else await store.setup.restore(token);
  return result;
}

async function makeOwnerAndStudio(services: Services, request: Request, setUp: SetUp): Promise<SetUpResult> {
  const { store, auth } = services;
  const { name, email, password, studioName, timeZone, locale } = setUp;
  let account = await askAuth(services, request, { path: 'sign-up/email', body: { name, email, password } });
  if (!account.ok && account.code.startsWith('USER_ALREADY_EXISTS')) {
    account = await askAuth(services, request, { path: 'sign-in/email', body: { email, password } });
    if (!account.ok && account.code !== 'TOO_MANY_REQUESTS') {
      return { ok: false, errors: { email: msg`This address has an account already, with another password.` } };
    }
  }
  if (!account.ok) return { ok: false, errors: { form: account.message } };

  const viewer = await auth.viewerOf(cookieHeader(account.cookies));
  if (viewer === null) {
    return { ok: false, errors: { form: msg`The account was made, but signing in failed. Try again.` } };
  }

  await store.studios.create({ name: studioName, timeZone, locale, ownerUserId: viewer.userId });
  // Nobody else can have made this account: a first sign-in link takes nothing from it.
  await store.logins.proveEmail(viewer.userId);
  return { ok: true, cookies: account.cookies };
}

/** The request headers of a browser that has just been given these cookies. */
export function cookieHeader(setCookies: string[]): Headers {
  return new Headers({ cookie: setCookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') });
}
