const PATH = '/sign-in/link';

/** The address of the page whose button signs in. */
export function signInLink({
  origin,
  token,
  destination = {},
}: {
  origin: string;
  token: string;
  /** Where to go then: a `Destination`, as far as it came through. */
  destination?: Record<string, unknown> | undefined;
}): string {
  const query = new URLSearchParams({ token });
  if (typeof destination.next === 'string') query.set('next', destination.next);
  if (typeof destination.studioSlug === 'string') query.set('studio', destination.studioSlug);
  return `${origin}${PATH}?${query}`;
}

/**
 * The text of a mail as others than its reader may see it. A link for a new password can be passed on, and its owner
 * notices when it was used; one that signs in cannot be taken back and leaves no trace.
 */
export function withoutSignInLinks(text: string | null): string | null {
  return text?.replace(/https?:\/\/\S+\/sign-in\/link\?\S+/g, '[…]') ?? null;
}
