/** A browser reduced to HTTP: keeps cookies, sends forms from its own origin, follows redirects one by one. */
export type HttpClient = {
  get(path: string): Promise<Response>;
  postForm(path: string, fields: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
};

const MOST_REDIRECTS = 5;

/**
 * @param origin where the pages come from, where that is not `baseUrl`: behind a proxy
 * @param acceptLanguage what the browser asks for; default: nothing
 */
export function createHttpClient(
  baseUrl: string,
  origin = new URL(baseUrl).origin,
  acceptLanguage?: string,
): HttpClient {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit): Promise<Response> {
    let url = new URL(path, baseUrl);
    let next = init;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const headers = new Headers(next.headers);
      headers.set('origin', origin);
      // Node's own would be `*`.
      headers.set('accept-language', acceptLanguage ?? '');
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await fetch(url, { ...next, headers, redirect: 'manual' });
      keepCookies(response);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      url = new URL(location, url);
      next = { method: 'GET' };
    }
    throw new Error(`${path} redirects more than ${MOST_REDIRECTS} times`);
  }

  function keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const equals = pair.indexOf('=');
      const isDeleted = /max-age=0/i.test(cookie);
      if (isDeleted) cookies.delete(pair.slice(0, equals));
      else cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }

  return {
    get: (path) => request(path, { method: 'GET' }),
    postForm: (path, fields) => request(path, { method: 'POST', body: new URLSearchParams(fields) }),
    postJson: (path, body) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
