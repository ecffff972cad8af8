import { z } from 'zod';

/** Somebody who is signed in by a cookie, as a browser is. */
export type HttpLogin = {
  /** Sends JSON and resolves with the JSON that comes back. Rejects with `HttpRefusal`. */
  post(path: string, body: unknown): Promise<unknown>;
};

export class HttpRefusal extends Error {
  readonly status: number;
  /** The server's code, where it gave one. */
  readonly code: string | null;

  constructor({ path, status, code }: { path: string; status: number; code: string | null }) {
    super(`${path} was answered ${status}${code === null ? '' : ` ${code}`}`);
    this.status = status;
    this.code = code;
  }
}

const refusalSchema = z.object({ code: z.string() });

/**
 * Signs in with email and password.
 * @param options.origin of the server's pages, e.g. http://localhost:8080
 * @param options.userAgent how the login is named in the person's list of devices
 */
export async function signIn({
  origin,
  userAgent,
  email,
  password,
}: {
  origin: string;
  userAgent: string;
  email: string;
  password: string;
}): Promise<HttpLogin> {
  const cookies = new Map<string, string>();

  async function post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, origin), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        'user-agent': userAgent,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const equals = pair.indexOf('=');
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) {
      throw new HttpRefusal({
        path,
        status: response.status,
        code: refusalSchema.safeParse(answer).data?.code ?? null,
      });
    }
    return answer;
  }

  await post('/api/auth/sign-in/email', { email, password });
  return { post };
}
