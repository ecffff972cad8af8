import { describe, expect, it } from 'vitest';
import { passkeySite } from './passkey-site.ts';

const site = (publicOrigin: string, ...others: string[]) =>
  passkeySite({ publicOrigin, allowedOrigins: [publicOrigin, ...others] });

describe('passkeySite', () => {
  it('is the public name', () => {
    expect(site('https://pulse.example')).toEqual({ rpId: 'pulse.example', origins: ['https://pulse.example'] });
    expect(site('https://pulse.example:8443')?.origins).toEqual(['https://pulse.example:8443']);
  });

  it('is localhost, without encryption too, when the server is for this machine', () => {
    expect(site('http://localhost:8080', 'http://127.0.0.1:8080')).toEqual({
      rpId: 'localhost',
      origins: ['http://localhost:8080'],
    });
  });

  it.each(['https://192.168.1.20:8080', 'http://192.168.1.20:8080', 'https://[fd00::1]:8080'])(
    'is never %s, which is a number: there it is localhost',
    (address) => {
      expect(site(address, 'https://localhost:8080')).toEqual({
        rpId: 'localhost',
        origins: ['https://localhost:8080'],
      });
    },
  );

  it('is nowhere when the public address is a number, or a name without encryption', () => {
    expect(site('https://203.0.113.7')).toBeNull();
    expect(site('http://pulse.example')).toBeNull();
  });

  it('takes no origin with another name', () => {
    expect(site('https://pulse.example', 'https://evil-pulse.example', 'https://localhost:1')?.origins).toEqual([
      'https://pulse.example',
    ]);
  });
});
