// WebAuthn's JSON forms (Level 3 §5.1.8, §5.1.9) by hand: Safari reads and writes them since 18.4 only.

type CredentialDescriptorJson = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };

/** What the server sends to have a passkey made. */
export type CreationOptionsJson = Omit<
  PublicKeyCredentialCreationOptions,
  'challenge' | 'user' | 'excludeCredentials'
> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: CredentialDescriptorJson[];
};

/** What the server sends to have a passkey used. */
export type RequestOptionsJson = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string;
  allowCredentials?: CredentialDescriptorJson[];
};

export function readCreationOptions(json: CreationOptionsJson): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials = [], ...rest } = json;
  return {
    ...rest,
    challenge: fromBase64Url(challenge),
    user: { ...user, id: fromBase64Url(user.id) },
    excludeCredentials: excludeCredentials.map(readDescriptor),
  };
}

export function readRequestOptions(json: RequestOptionsJson): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials = [], ...rest } = json;
  return { ...rest, challenge: fromBase64Url(challenge), allowCredentials: allowCredentials.map(readDescriptor) };
}

/** The answer of an authenticator, as the server wants it. */
export function writeCredential(credential: PublicKeyCredential): string {
  const { id, rawId, type, authenticatorAttachment, response } = credential;
  return JSON.stringify({
    id,
    rawId: toBase64Url(rawId),
    type,
    ...(authenticatorAttachment === null ? {} : { authenticatorAttachment }),
    clientExtensionResults: credential.getClientExtensionResults(),
    response:
      response instanceof AuthenticatorAttestationResponse
        ? {
            clientDataJSON: toBase64Url(response.clientDataJSON),
            attestationObject: toBase64Url(response.attestationObject),
            transports: response.getTransports(),
          }
        : writeAssertion(response as AuthenticatorAssertionResponse),
  });
}

function writeAssertion(response: AuthenticatorAssertionResponse) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    clientDataJSON: toBase64Url(clientDataJSON),
    authenticatorData: toBase64Url(authenticatorData),
    signature: toBase64Url(signature),
    ...(userHandle === null ? {} : { userHandle: toBase64Url(userHandle) }),
  };
}

function readDescriptor({ id, ...rest }: CredentialDescriptorJson): PublicKeyCredentialDescriptor {
  // An empty list would mean "no way to reach it".
  const { transports = [], type } = rest;
  const known = transports.filter((transport) => String(transport) !== '');
  return { type, id: fromBase64Url(id), ...(known.length === 0 ? {} : { transports: known }) };
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toBase64Url(buffer: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
