import { describe, expect, it } from 'vitest';
import { readLanHelp } from './lan-help.ts';
import type { Services } from './services.ts';

const env = {
  PUBLIC_URL: null,
  PORT: 8080,
  HOST: '127.0.0.1',
  TLS: 'none',
  CERTIFICATE_HOSTS: [],
  MACHINE_ADDRESSES: [],
};
const helpOf = (changes: object) =>
  readLanHelp({ authority: null, env: { ...env, ...changes } } as unknown as Pick<Services, 'authority' | 'env'>);

describe('phones in this network, on a server without a certificate of its own', () => {
  it('are told how it has to be started', () => {
    expect(helpOf({})).toEqual({ kind: 'this-computer' });
    expect(helpOf({ PUBLIC_URL: 'http://pulse.example' })).toEqual({ kind: 'this-computer' });
  });

  it('are told the address that browsers trust, where it has one', () => {
    expect(helpOf({ PUBLIC_URL: 'https://pulse.example' })).toEqual({
      kind: 'trusted',
      origin: 'https://pulse.example',
    });
    const given = { TLS: 'given', CERTIFICATE_HOSTS: ['pulse.example'], PORT: 443 };
    expect(helpOf(given)).toEqual({ kind: 'trusted', origin: 'https://pulse.example' });
  });
});
