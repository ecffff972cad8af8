import { data } from 'react-router';

/** What a form learns when the server did not answer. */
export type Unreachable = { kind: 'unreachable' };

/** How Chromium, Firefox and Safari say that a request came to nothing. */
const NETWORK_ERROR = /failed to fetch|networkerror|load failed|network connection/i;

/**
 * For a `clientAction`: the server's answer, or that there was none. Then the page stays as it is, with all that was
 * typed, where an error page would take its place.
 */
export async function orUnreachable<Answer>(serverAction: () => Promise<Answer>) {
  try {
    return await serverAction();
  } catch (error) {
    // The status keeps the loaders from being asked again: they would not answer either.
    if (error instanceof TypeError && NETWORK_ERROR.test(error.message)) {
      return data<Unreachable>({ kind: 'unreachable' }, { status: 503 });
    }
    throw error;
  }
}
