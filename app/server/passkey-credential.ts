import { z } from 'zod';

/** Far more than any authenticator answers, characters. */
const CREDENTIAL_MAX_LENGTH = 16 * 1024;

const credential = z.looseObject({ id: z.string().min(1).max(2048) });

/** What the browser's authenticator answered. better-auth looks at the rest of it. `null`: it is nothing of that kind. */
export function readCredential(form: FormData): z.output<typeof credential> | null {
  const text = form.get('credential');
  if (typeof text !== 'string' || text.length > CREDENTIAL_MAX_LENGTH) return null;
  try {
    return credential.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // not JSON
  }
}
