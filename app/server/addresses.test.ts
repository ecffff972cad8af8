import { describe, expect, it } from 'vitest';
import { allowedOrigins, publicOrigin } from './allowed-origins.ts';
import { hubUrl } from './hub-url.ts';

const local = { PUBLIC_URL: null, PORT: 8080, HUB_PORT: 8081, HOST: '127.0.0.1' };
const proxied = { ...local, PUBLIC_URL: 'https://pulse.example' };

describe('addresses', () => {
  it('are those of this machine without a public one', () => {
    expect(publicOrigin(local)).toBe('http://localhost:8080');
    expect(allowedOrigins(local)).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080']);
    expect(allowedOrigins({ ...local, HOST: '192.168.1.5' })).toContain('http://192.168.1.5:8080');
    expect(allowedOrigins({ ...local, HOST: '::1' })).toContain('http://[::1]:8080');
    expect(hubUrl(local, 'http://127.0.0.1:8080')).toBe('ws://127.0.0.1:8081');
  });
  it('are the public one only where there is one', () => {
    expect(publicOrigin(proxied)).toBe('https://pulse.example');
    expect(allowedOrigins(proxied)).toEqual(['https://pulse.example']);
    expect(hubUrl(proxied, 'http://127.0.0.1:8080')).toBe('wss://pulse.example:8081');
  });
});
