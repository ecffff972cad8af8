import type { HttpClient } from './http-client.ts';

/** Who the tests say they are when they follow the first-run link. */
export const OWNER = {
  name: 'Olive Owner',
  email: 'olive@studio.example',
  password: 'a long enough password',
  studioName: 'Harbour Cycling',
  timeZone: 'Europe/Lisbon',
  locale: 'en',
};

/** Fills in the form behind the first-run link. Afterwards the client is signed in, if the link was good. */
export async function walkFirstRun(client: HttpClient, link: string, email = OWNER.email): Promise<'done' | 'refused'> {
  const answer = await client.postForm(new URL(link).pathname, { ...OWNER, email });
  // The form leads on to the next step; a refusal shows the form again.
  return answer.ok && new URL(answer.url).pathname === '/setup/email' ? 'done' : 'refused';
}

export async function signIn(client: HttpClient, email = OWNER.email): Promise<'signed-in' | 'refused'> {
  const answer = await client.postJson('/api/auth/sign-in/email', { email, password: OWNER.password });
  return answer.ok ? 'signed-in' : 'refused';
}
