import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { publicOrigin } from './allowed-origins.ts';
import { CLIENT_ADDRESS_HEADER } from './auth.ts';
import type { Services } from './services.ts';

/** What a form learns from better-auth. */
export type AuthAnswer = { ok: true; cookies: string[] } | { ok: false; code: string; message: Words };

type AuthOperation = {
  path: 'sign-in/email' | 'sign-up/email' | 'sign-out' | 'request-password-reset' | 'reset-password';
  body: Record<string, string>;
};

/** Does for a form what a script would do by the API, through the same door: rate limits and checks hold for both. */
export async function askAuth(
  { auth, env }: Pick<Services, 'auth' | 'env'>,
  request: Request,
  { path, body }: AuthOperation,
): Promise<AuthAnswer> {
  const origin = publicOrigin(env);
  const headers = new Headers({ 'content-type': 'application/json', origin });
  for (const name of ['accept-language', 'cookie', 'user-agent', CLIENT_ADDRESS_HEADER]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const answer = await auth.handler(
    new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  if (answer.ok) return { ok: true, cookies: answer.headers.getSetCookie() };
  if (answer.status === 429) {
    return {
      ok: false,
      code: 'TOO_MANY_REQUESTS',
      message: msg`Too many tries in a short time. Wait a minute, then try again.`,
    };
  }
  const refusal: unknown = await answer.json().catch(() => null);
  // Its own words are English and for developers; a form that knows the code has better ones.
  return { ok: false, code: codeOf(refusal) ?? 'UNKNOWN', message: msg`This did not work. Try again.` };
}

function codeOf(refusal: unknown): string | null {
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return null;
  return typeof refusal.code === 'string' ? refusal.code : null;
}
