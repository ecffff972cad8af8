import type { X509Certificate } from 'node:crypto';

/**
 * The names and addresses that a certificate is for, addresses as Node writes them. Where it lists none it is the common
 * name, which browsers have stopped to look at.
 */
export function hostsOf(certificate: X509Certificate): string[] {
  const listed = (certificate.subjectAltName ?? '').split(', ').flatMap((entry) => {
    const [, kind, value = ''] = /^(DNS|IP Address):([\w.:*-]+)$/.exec(entry) ?? [];
    if (kind === undefined) return [];
    return [kind === 'DNS' ? value.toLowerCase() : shortAddress(value)];
  });
  if (listed.length > 0) return listed;
  const commonName = /^CN=([a-z0-9.*-]+)$/im.exec(certificate.subject)?.[1];
  return commonName === undefined ? [] : [commonName.toLowerCase()];
}

/** OpenSSL writes 2001:DB8:0:0:0:0:0:7 where everybody else writes 2001:db8::7. */
export function shortAddress(address: string): string {
  return URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) ?? address;
}
