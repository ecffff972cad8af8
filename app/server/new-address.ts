import { type Problem, problemOf } from '../features/account/problem.ts';
import { addressChangedMail } from './account-mails.ts';
import type { Viewer } from './auth.ts';
import { askAuth } from './auth-requests.ts';
import { localeOf } from './locale.ts';
import type { Services } from './services.ts';

/** Puts the address of a mailed link in the place of the old one, which is told. */
export async function confirmNewAddress(
  services: Services,
  request: Request,
  { viewer, token }: { viewer: Viewer; token: string },
): Promise<{ ok: true; cookies: string[] } | { ok: false; problem: Problem }> {
  const answer = await askAuth(services, request, { path: 'verify-email', query: { token } });
  if (!answer.ok) return { ok: false, problem: problemOf(answer.code) };
  await services.mailer.send({ toEmail: viewer.email, ...addressChangedMail(localeOf(request.headers)) });
  return { ok: true, cookies: answer.cookies };
}
