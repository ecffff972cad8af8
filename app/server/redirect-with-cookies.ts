import { redirect } from 'react-router';

/** Goes on to `path` with login cookies set (or cleared). */
export function redirectWithCookies(path: string, cookies: string[]): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return redirect(path, { headers });
}
