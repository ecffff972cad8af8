import { describe, expect, it } from 'vitest';
import { allowedOrigins, publicOrigin } from './allowed-origins.ts';
import { hubUrl } from './hub-url.ts';

const local = { PUBLIC_URL: null, PORT: 8080, HUB_PORT: 8081, HOST: '127.0.0.1' };
const proxied = { ...local, PUBLIC_URL: 'https://pulse.example' };
const everywhere = { ...local, HOST: '0.0.0.0' };

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
    const addresses = ['10.0.0.7', '2001:db8::7'];
    expect(publicOrigin(everywhere, addresses)).toBe('http://10.0.0.7:8080');
    expect(publicOrigin(everywhere, [])).toBe('http://localhost:8080');
    expect(allowedOrigins(everywhere, addresses)).toEqual([
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
});
