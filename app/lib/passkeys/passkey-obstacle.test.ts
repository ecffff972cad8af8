import { describe, expect, it } from 'vitest';
import { passkeyObstacle } from './passkey-obstacle.ts';

const good = { hostname: 'pulse.example', rpId: 'pulse.example', isSecureContext: true, hasWebAuthn: true };

describe('passkeyObstacle', () => {
  it('has none at the name that passkeys belong to', () => {
    expect(passkeyObstacle(good)).toBeNull();
    expect(passkeyObstacle({ ...good, hostname: 'localhost', rpId: 'localhost' })).toBeNull();
  });

  it.each(['192.168.1.20', '127.0.0.1', '[::1]', '[fd00::1]'])(
    'is that %s is a number, also with https',
    (hostname) => {
      expect(passkeyObstacle({ ...good, hostname })).toBe('address-is-number');
      expect(passkeyObstacle({ ...good, hostname, isSecureContext: false })).toBe('address-is-number');
    },
  );

  it('is that the page is not encrypted', () => {
    expect(passkeyObstacle({ ...good, isSecureContext: false, hasWebAuthn: false })).toBe('insecure');
  });

  it('is that the server’s passkeys belong to another name, or to none', () => {
    expect(passkeyObstacle({ ...good, rpId: 'localhost' })).toBe('other-name');
    expect(passkeyObstacle({ ...good, rpId: null })).toBe('other-name');
  });

  it('is an old browser', () => {
    expect(passkeyObstacle({ ...good, hasWebAuthn: false })).toBe('no-support');
  });
});
