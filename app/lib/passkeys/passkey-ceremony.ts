import type { Problem } from '../../features/account/problem.ts';
import {
  type CreationOptionsJson,
  type RequestOptionsJson,
  readCreationOptions,
  readRequestOptions,
  writeCredential,
} from './webauthn-json.ts';

/** `credential`: what the authenticator answered, for the server. `aborted`: nobody is to be told. */
export type Ceremony = { ok: true; credential: string } | { ok: false; problem: Problem | 'aborted' };

/** The server forgets a challenge after five minutes. */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000;

/** Can the browser offer passkeys in the menu of a field, without a dialog? */
export async function canOfferInField(): Promise<boolean> {
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

/**
 * Signs the server's challenge with a passkey that the person chooses.
 * @param options.inField `true`: from the menu of the field with `autocomplete="webauthn"`, however long that takes
 */
export async function askForPasskey({ signal, inField }: { signal: AbortSignal; inField: boolean }): Promise<Ceremony> {
  return run(async () => {
    const options = await fetchOptions<RequestOptionsJson>('generate-authenticate-options', signal);
    if (!options.ok) return options;
    const credential = await navigator.credentials.get({
      publicKey: readRequestOptions(options.json),
      signal,
      ...(inField ? { mediation: 'conditional' } : {}),
    });
    return answerOf(credential);
  });
}

/** Makes a passkey for the person who is signed in. */
export async function makePasskey({ signal }: { signal: AbortSignal }): Promise<Ceremony> {
  return run(async () => {
    const options = await fetchOptions<CreationOptionsJson>('generate-register-options', signal);
    if (!options.ok) return options;
    return answerOf(await navigator.credentials.create({ publicKey: readCreationOptions(options.json), signal }));
  });
}

async function run(ceremony: () => Promise<Ceremony>): Promise<Ceremony> {
  try {
    return await ceremony();
  } catch (error) {
    return { ok: false, problem: problemOfError(error) };
  }
}

function answerOf(credential: Credential | null): Ceremony {
  return credential instanceof PublicKeyCredential
    ? { ok: true, credential: writeCredential(credential) }
    : { ok: false, problem: 'passkey-cancelled' };
}

async function fetchOptions<Options>(
  path: string,
  signal: AbortSignal,
): Promise<{ ok: true; json: Options } | { ok: false; problem: Problem }> {
  const answer = await fetch(`/api/auth/passkey/${path}`, { signal });
  if (answer.ok) return { ok: true, json: (await answer.json()) as Options };
  if (answer.status === 429) return { ok: false, problem: 'too-many' };
  return { ok: false, problem: answer.status === 403 || answer.status === 401 ? 'not-fresh' : 'failed' };
}

/** WebAuthn §5.1.3 and §5.1.4 say by name what went wrong, and deliberately not more. */
function problemOfError(error: unknown): Problem | 'aborted' {
  // fetch: no answer at all.
  if (error instanceof TypeError) return 'offline';
  if (!(error instanceof DOMException)) return 'failed';
  switch (error.name) {
    case 'AbortError':
      return 'aborted';
    // Cancelled, timed out, or there was none to choose.
    case 'NotAllowedError':
      return 'passkey-cancelled';
    case 'InvalidStateError':
      return 'passkey-exists';
    case 'SecurityError':
      return 'passkey-blocked';
    default:
      return 'failed';
  }
}
