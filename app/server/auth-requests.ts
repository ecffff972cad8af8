import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { publicOrigin } from './allowed-origins.ts';
import { CLIENT_ADDRESS_HEADER } from './auth.ts';
import type { Services } from './services.ts';

/** What a form learns from better-auth. */
export type AuthAnswer = { ok: true; cookies: string[] } | { ok: false; code: string; message: Words };

type AuthOperation =
  | {
      path:
        | 'sign-in/email'
        | 'sign-in/magic-link'
        | 'sign-up/email'
        | 'sign-out'
        | 'request-password-reset'
        | 'reset-password'
        | 'change-password'
        | 'change-email'
        | 'passkey/verify-authentication'
        | 'passkey/verify-registration';
      body: Record<string, unknown>;
    }
  /** Those that better-auth does on GET, for links. */
  | { path: 'magic-link/verify' | 'verify-email'; query: Record<string, string> };

/** Does for a form what a script would do by the API, through the same door: rate limits and checks hold for both. */
export async function askAuth(
  { auth, env }: Pick<Services, 'auth' | 'env'>,
  request: Request,
  operation: AuthOperation,
): Promise<AuthAnswer> {
  const origin = publicOrigin(env);
  const headers = new Headers({ 'content-type': 'application/json', origin });
  for (const name of ['accept-language', 'cookie', 'user-agent', CLIENT_ADDRESS_HEADER]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const url = new URL(`${origin}/api/auth/${operation.path}`);
  if ('query' in operation) url.search = new URLSearchParams(operation.query).toString();
  const answer = await auth.handler(
    'query' in operation
      ? new Request(url, { headers })
      : new Request(url, { method: 'POST', headers, body: JSON.stringify(operation.body) }),
  );
  if (answer.ok) return { ok: true, cookies: answer.headers.getSetCookie() };
  if (answer.status === 429) {
    return {
      ok: false,
      code: 'TOO_MANY_REQUESTS',
      message: msg`Too many tries in a short time. Wait a minute, then try again.`,
    };
  }
  // A refused link is a redirect to a page of errors that says which.
  const refused = URL.parse(answer.headers.get('location') ?? '')?.searchParams.get('error');
  if (refused != null) return { ok: false, code: refused, message: msg`This did not work. Try again.` };
  const refusal: unknown = await answer.json().catch(() => null);
  // Its own words are English and for developers; a form that knows the code has better ones.
  return { ok: false, code: codeOf(refusal) ?? 'UNKNOWN', message: msg`This did not work. Try again.` };
}

function codeOf(refusal: unknown): string | null {
  if (typeof refusal !== 'object' || refusal === null || !('code' in refusal)) return null;
  return typeof refusal.code === 'string' ? refusal.code : null;
}
