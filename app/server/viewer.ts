import { redirect } from 'react-router';
import { AppError } from '#core/errors.ts';
import { msg } from '#platform/msg.ts';
import type { Viewer, ViewerLogin } from './auth.ts';
import type { Services } from './services.ts';

/** The signed-in person, for an API: refused when there is none. */
export async function requireViewer(services: Services, request: Request): Promise<Viewer> {
  const viewer = await services.auth.viewerOf(request.headers);
  if (viewer === null) throw new AppError('not-signed-in', msg`Sign in first.`);
  return viewer;
}

/** The signed-in person, for a page: sent to the sign-in page, and back afterwards, when there is none. */
export async function requirePageViewer(services: Services, request: Request): Promise<Viewer> {
  return (await requirePageLogin(services, request)).viewer;
}

/** The same, with the login that says so. */
export async function requirePageLogin(services: Services, request: Request): Promise<ViewerLogin> {
  const login = await services.auth.loginOf(request.headers);
  if (login !== null) return login;
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
