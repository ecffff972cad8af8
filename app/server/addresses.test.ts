import { describe, expect, it } from 'vitest';
import { allowedOrigins, publicOrigin } from './allowed-origins.ts';
import { hubUrl } from './hub-url.ts';

const local = {
  PUBLIC_URL: null,
  PORT: 8080,
  HUB_PORT: 8081,
  HOST: '127.0.0.1',
  TLS: 'none',
  CERTIFICATE_HOSTS: [],
  MACHINE_ADDRESSES: ['10.0.0.7', '2001:db8::7'],
} as const;
const proxied = { ...local, PUBLIC_URL: 'https://pulse.example' };
const everywhere = { ...local, HOST: '0.0.0.0' };
const own = {
  ...everywhere,
  TLS: 'own',
  CERTIFICATE_HOSTS: ['mara-mac', 'mara-mac.local', 'localhost', '127.0.0.1', '::1', ...local.MACHINE_ADDRESSES],
} as const;
const given = { ...local, TLS: 'given', CERTIFICATE_HOSTS: ['*.studio.example', 'pulse.example'] } as const;

describe('addresses', () => {
  it('are those of this machine without a public one', () => {
    expect(publicOrigin(local)).toBe('http://localhost:8080');
    expect(publicOrigin({ ...local, PORT: 80 })).toBe('http://localhost');
    expect(allowedOrigins(local)).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080']);
    expect(hubUrl(local, 'http://127.0.0.1:8080')).toBe('ws://127.0.0.1:8081');
    expect(hubUrl(local, 'http://[::1]:8080')).toBe('ws://[::1]:8081');
  });

  it('follow HOST', () => {
    const lan = { ...local, HOST: '192.168.1.5' };
    expect(publicOrigin(lan)).toBe('http://192.168.1.5:8080');
    expect(allowedOrigins(lan)).toContain('http://192.168.1.5:8080');
    expect(publicOrigin({ ...local, HOST: '::1' })).toBe('http://[::1]:8080');
    expect(allowedOrigins({ ...local, HOST: '::1' })).toContain('http://[::1]:8080');
  });

  it('are all that the machine has when all are bound', () => {
    expect(publicOrigin(everywhere)).toBe('http://10.0.0.7:8080');
    expect(publicOrigin({ ...everywhere, MACHINE_ADDRESSES: [] })).toBe('http://localhost:8080');
    expect(allowedOrigins(everywhere)).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
      'http://10.0.0.7:8080',
      'http://[2001:db8::7]:8080',
    ]);
  });

  it('are the public one only where there is one', () => {
    expect(publicOrigin(proxied)).toBe('https://pulse.example');
    expect(allowedOrigins(proxied)).toEqual(['https://pulse.example']);
    expect(allowedOrigins({ ...everywhere, PUBLIC_URL: 'https://pulse.example' })).toEqual(['https://pulse.example']);
    expect(hubUrl(proxied, 'http://127.0.0.1:8080')).toBe('wss://pulse.example/telemetry');
    expect(hubUrl({ ...local, PUBLIC_URL: 'http://pulse.example:8000' }, 'http://x')).toBe(
      'ws://pulse.example:8000/telemetry',
    );
  });

  it('with --lan are https each, by address and by name, and the hub is behind the one that the page came from', () => {
    expect(publicOrigin(own)).toBe('https://10.0.0.7:8080');
    expect(allowedOrigins(own)).toEqual([
      'https://localhost:8080',
      'https://127.0.0.1:8080',
      'https://[::1]:8080',
      'https://10.0.0.7:8080',
      'https://[2001:db8::7]:8080',
      'https://mara-mac:8080',
      'https://mara-mac.local:8080',
    ]);
    expect(hubUrl(own, 'https://mara-mac.local:8080')).toBe('wss://mara-mac.local:8080/telemetry');
  });

  it('with a certificate that was given start with its first name that a page can have', () => {
    expect(publicOrigin(given)).toBe('https://pulse.example:8080');
    expect(publicOrigin({ ...given, PORT: 443 })).toBe('https://pulse.example');
    expect(publicOrigin({ ...given, CERTIFICATE_HOSTS: ['*.studio.example'] })).toBe('https://localhost:8080');
    expect(allowedOrigins(given)).toEqual([
      'https://localhost:8080',
      'https://127.0.0.1:8080',
      'https://pulse.example:8080',
    ]);
    expect(publicOrigin({ ...given, PUBLIC_URL: 'https://ride.example' })).toBe('https://ride.example');
  });
});
