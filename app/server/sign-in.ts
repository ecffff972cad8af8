import type { SignInLink } from './auth-links.ts';
import type { AuthAnswer } from './auth-requests.ts';
import { askAuth } from './auth-requests.ts';
import { type Destination, studioToJoin } from './next-page.ts';
import { offerPasskeyCookie } from './passkey-offer.ts';
import { redirectWithCookies } from './redirect-with-cookies.ts';
import type { Services } from './services.ts';
import { cookieHeader } from './set-up-studio.ts';

/**
 * Goes on after somebody signed in. A login that this browser had before ends: whoever confirms that it is them, or
 * changes to another account, leaves none behind.
 */
export async function goOnSignedIn(
  { auth, store }: Pick<Services, 'auth' | 'store'>,
  request: Request,
  { cookies, next, by }: { cookies: string[]; next: string; by: 'password' | 'link' | 'passkey' },
): Promise<Response> {
  const before = await auth.loginOf(request.headers);
  if (before !== null) await store.logins.end(before.viewer.userId, before.authSessionId);
  const offer = by === 'password' ? offerPasskeyCookie(request.headers) : null;
  return redirectWithCookies(next, offer === null ? cookies : [...cookies, offer]);
}

/** Uses up a mailed link. For somebody new it makes an account, in the studio that they came for. */
export async function signInByLink(
  services: Services,
  request: Request,
  {
    token,
    link,
    newcomer,
  }: { token: string; link: SignInLink; newcomer: { name: string; destination: Destination } | null },
): Promise<AuthAnswer> {
  const { auth, store } = services;
  if (newcomer !== null) await auth.links.nameNewcomer(token, newcomer.name);
  // better-auth takes password and logins from such an account (whoever made it has not shown that the address is
  // theirs), but not its passkeys.
  if (link.account?.isUnproven) await store.passkeys.removeAll(link.account.userId);
  const answer = await askAuth(services, request, { path: 'magic-link/verify', query: { token } });
  if (!answer.ok || newcomer === null) return answer;

  const viewer = await auth.viewerOf(cookieHeader(answer.cookies));
  const studio = await studioToJoin(services, newcomer.destination);
  if (viewer !== null && studio !== null) {
    await store.studios.addMember({ studioId: studio.studioId, userId: viewer.userId, role: 'member' });
  }
  return answer;
}
