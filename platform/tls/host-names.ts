import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { context, implicit, sequence } from './der.ts';

/** Networks that nobody owns on the internet: RFC 1918, 6598, 3927, 4193, 4291. */
const PRIVATE_NETWORKS = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];
/** RFC 6761, 6762, 8375, ICANN's `internal`, and what routers use that nobody sells. */
const PRIVATE_DOMAINS = ['localhost', 'local', 'home.arpa', 'internal', 'lan', 'home', 'localdomain'];

const privateNetworks = new BlockList();
for (const network of PRIVATE_NETWORKS) {
  const [address = '', prefix] = network.split('/');
  privateNetworks.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Is it an address that means something within one network only? */
export function isPrivateAddress(address: string): boolean {
  return isIP(address) !== 0 && privateNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** subjectAltName of RFC 5280, section 4.2.1.6. */
export function alternativeNames(hosts: readonly string[]): Buffer {
  return sequence(
    ...hosts.map((host) => (isIP(host) ? implicit(IP_ADDRESS, addressOctets(host)) : implicit(DNS_NAME, ascii(host)))),
  );
}

/**
 * nameConstraints of RFC 5280, section 4.2.1.10: an authority with these vouches for private networks and these hosts,
 * and for no site on the internet.
 */
export function privateNamesOnly(hosts: readonly string[]): Buffer {
  const everywhere = [...PRIVATE_DOMAINS, ...PRIVATE_NETWORKS].map(subtree);
  return sequence(context(0, ...everywhere, ...namedSubtrees(hosts)));
}

/** What `privateNamesOnly` has to name beside the private networks. */
export function namedSubtrees(hosts: readonly string[]): Buffer[] {
  return hosts.filter((host) => !isPrivate(host)).map(subtree);
}

/** GeneralName's choices. */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

function isPrivate(host: string): boolean {
  return isIP(host) ? isPrivateAddress(host) : PRIVATE_DOMAINS.some((domain) => `.${host}`.endsWith(`.${domain}`));
}

/** A name with all below it, an address, or a network as `address/prefix`. */
function subtree(name: string): Buffer {
  const [address = '', prefix] = name.split('/');
  if (!isIP(address)) return sequence(implicit(DNS_NAME, ascii(name)));
  const octets = addressOctets(address);
  return sequence(implicit(IP_ADDRESS, Buffer.concat([octets, maskOctets(octets.length, prefix)])));
}

function maskOctets(length: number, prefix: string | undefined): Buffer {
  let bits = prefix === undefined ? length * 8 : Number(prefix);
  return Buffer.from(
    Array.from({ length }, () => {
      const ones = Math.max(0, Math.min(8, bits));
      bits -= 8;
      return 0xff & (0xff << (8 - ones));
    }),
  );
}

function addressOctets(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, embeddedIpv4).split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return Buffer.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

const groupsOf = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));

function embeddedIpv4(_all: string, a: string, b: string, c: string, d: string): string {
  return `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`;
}

const ascii = (text: string) => Buffer.from(text, 'ascii');
