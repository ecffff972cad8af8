import type { BrowserContext } from '@playwright/test';
import type { Person } from '#tests/builders/person.ts';

/** Signs a browser in, without the page for it. */
export async function signIn(
  context: BrowserContext,
  { url, person }: { url: string; person: Pick<Person, 'email' | 'password'> },
): Promise<void> {
  const answer = await context.request.post(new URL('/api/auth/sign-in/email', url).href, {
    data: { email: person.email, password: person.password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${person.email} cannot sign in: ${answer.status()}`);
}
