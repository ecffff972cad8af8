import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { askAuth } from './auth-requests.ts';
import type { Services } from './services.ts';

type SetUp = { token: string; name: string; email: string; password: string; studioName: string; timeZone: string };

export type SetUpResult = { ok: true; cookies: string[] } | { ok: false; errors: Record<string, Words> };

/**
 * Makes the owner's account and the first studio. The link is used up only when both exist: whatever stops half-way,
 * the same form sent again carries on (with the account that is there by then).
 */
export async function setUpStudio(services: Services, request: Request, setUp: SetUp): Promise<SetUpResult> {
  const { store, auth, log } = services;
  const { token, name, email, password, studioName, timeZone } = setUp;

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

  if (!(await store.setup.consume(token))) {
    return { ok: false, errors: { form: msg`This link was used in the meantime.` } };
  }
  try {
    await store.studios.create({ name: studioName, timeZone, ownerUserId: viewer.userId });
  } catch (error) {
    await store.setup.restore(token);
    throw error;
  }
  // Nobody else can have made this account: a first sign-in link takes nothing from it.
  await store.logins.proveEmail(viewer.userId);
  log.info('first run done: owner and studio exist');
  return { ok: true, cookies: account.cookies };
}

/** The request headers of a browser that has just been given these cookies. */
export function cookieHeader(setCookies: string[]): Headers {
  return new Headers({ cookie: setCookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') });
}
