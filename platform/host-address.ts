import { BlockList, isIPv4, isIPv6 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Addresses of home and company networks, of links, and of carriers' NAT: RFC 1918, 3927, 6598, 4193, 4291 §2.5.6. */
const local = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  local.addSubnet(net, prefix, 'ipv4');
}
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** From where a host can be reached, as far as its text tells; a name tells nothing, except `localhost`. */
export type AddressReach = 'this-machine' | 'this-network' | 'anywhere' | 'unknown';

export function addressReach(host: string): AddressReach {
  if (isLoopback(host)) return 'this-machine';
  const address = host.replace(/^\[|\]$/g, '');
  if (isIPv4(address)) return local.check(address, 'ipv4') ? 'this-network' : 'anywhere';
  if (isIPv6(address)) return local.check(address, 'ipv6') ? 'this-network' : 'anywhere';
  return 'unknown';
}

/** Does this host (an IP address, in brackets or not, or a name) mean the machine that asks? */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  if (isIPv4(address)) return loopback.check(address, 'ipv4');
  if (isIPv6(address)) return loopback.check(address, 'ipv6');
  return /(^|\.)localhost\.?$/i.test(address);
}

/** Stands for all addresses of a machine: one can listen there, but nobody can connect to it. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Where a part of this program reaches another one that listens on `host`. */
export function localTarget(host: string): string {
  if (!isWildcard(host)) return host;
  return host === '::' ? '::1' : '127.0.0.1';
}

/** As in a URL. */
export function inUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
