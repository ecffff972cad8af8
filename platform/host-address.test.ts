import { expect, it } from 'vitest';
import { addressReach, inUrl, isLoopback, localTarget } from './host-address.ts';

it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost', 'Pulse.localhost'])(
  '%s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
);
it.each(['128.0.0.1', '0.0.0.0', '::', '192.168.1.5', 'localhost.example', 'pulse.example', '2001:db8::1'])(
  '%s is not',
  (host) => expect(isLoopback(host)).toBe(false),
);

it('gives an address to connect to, and one for a URL', () => {
  expect(['0.0.0.0', '::', '192.168.1.5'].map(localTarget)).toEqual(['127.0.0.1', '::1', '192.168.1.5']);
  expect(['::1', 'pulse.example'].map(inUrl)).toEqual(['[::1]', 'pulse.example']);
});

it.each([
  ['127.0.0.1', 'this-machine'],
  ['localhost', 'this-machine'],
  ['[::1]', 'this-machine'],
  ['192.168.1.20', 'this-network'],
  ['172.31.255.255', 'this-network'],
  ['172.32.0.1', 'anywhere'],
  ['100.64.1.1', 'this-network'],
  ['fe80::1', 'this-network'],
  ['fd12::1', 'this-network'],
  ['203.0.113.7', 'anywhere'],
  ['2001:db8::1', 'anywhere'],
  ['pulse.example', 'unknown'],
] as const)('%s is reached from %s', (host, reach) => {
  expect(addressReach(host)).toBe(reach);
});
