import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, readCreationOptions, readRequestOptions, toBase64Url } from './webauthn-json.ts';

describe('base64url', () => {
  it('is that of RFC 4648 §5 without padding, at every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length * 11 + 251) % 256);
      const text = Buffer.from(bytes).toString('base64url');
      expect(toBase64Url(bytes.buffer)).toBe(text);
      expect([...fromBase64Url(text)]).toEqual([...bytes]);
    }
  });
});

describe('options', () => {
  it('get bytes where the server wrote text', () => {
    const options = readCreationOptions({
      challenge: '-_8',
      rp: { id: 'localhost', name: 'Pulseroom' },
      user: { id: 'AQID', name: 'ines@example.org', displayName: 'ines@example.org' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      excludeCredentials: [{ id: 'BAU', type: 'public-key', transports: ['internal'] }],
    });
    expect(options.challenge).toEqual(Uint8Array.of(0xfb, 0xff));
    expect(options.user.id).toEqual(Uint8Array.of(1, 2, 3));
    expect(options.excludeCredentials).toEqual([
      { id: Uint8Array.of(4, 5), type: 'public-key', transports: ['internal'] },
    ]);
    expect(options.rp).toEqual({ id: 'localhost', name: 'Pulseroom' });
  });

  it('name no way to an authenticator where none is known', () => {
    const { allowCredentials } = readRequestOptions({
      challenge: 'AA',
      allowCredentials: [{ id: 'BAU', type: 'public-key', transports: ['' as AuthenticatorTransport] }],
    });
    expect(allowCredentials).toEqual([{ id: Uint8Array.of(4, 5), type: 'public-key' }]);
    expect(readRequestOptions({ challenge: 'AA' }).allowCredentials).toEqual([]);
  });
});
