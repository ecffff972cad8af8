import { BlockList, isIP, isIPv6 } from 'node:net';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  NameConstraints,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import { shortAddress } from './certificate-hosts.ts';

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
export function alternativeNames(hosts: readonly string[]): SubjectAlternativeName {
  return new SubjectAlternativeName(hosts.map(generalName));
}

/**
 * nameConstraints of RFC 5280, section 4.2.1.10: an authority with these vouches for private networks and these hosts,
 * and for no site on the internet.
 */
export function privateNamesOnly(hosts: readonly string[]): NameConstraints {
  const everywhere = [...PRIVATE_DOMAINS, ...PRIVATE_NETWORKS].map(subtree);
  return new NameConstraints({ permittedSubtrees: new GeneralSubtrees([...everywhere, ...namedSubtrees(hosts)]) });
}

/** What `privateNamesOnly` has to name beside the private networks. */
export function namedSubtrees(hosts: readonly string[]): GeneralSubtree[] {
  return hosts.filter((host) => !isPrivate(host)).map(subtree);
}

function isPrivate(host: string): boolean {
  return isIP(host) ? isPrivateAddress(host) : PRIVATE_DOMAINS.some((domain) => `.${host}`.endsWith(`.${domain}`));
}

/** A name with all below it, an address, or a network as `address/prefix`. */
function subtree(name: string): GeneralSubtree {
  const base = generalName(name);
  // An address without a mask is no network.
  if (isIP(name)) base.iPAddress += isIPv6(name) ? '/128' : '/32';
  return new GeneralSubtree({ base });
}

function generalName(name: string): GeneralName {
  const [address = '', prefix] = name.split('/');
  if (!isIP(address)) return new GeneralName({ dNSName: name });
  // The package does not read IPv4 within IPv6, as in ::ffff:10.0.0.1.
  const plain = isIPv6(address) ? shortAddress(address) : address;
  return new GeneralName({ iPAddress: prefix === undefined ? plain : `${plain}/${prefix}` });
}
