import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bitString, context, der, implicit, objectId, octetString, sequence, TAG, time, unsigned, yes } from './der.ts';
import { alternativeNames, privateNamesOnly } from './host-names.ts';

/** A certificate and its key, both as PEM. */
export type KeyPair = { key: string; cert: string };

type Validity = { fromMs: number; untilMs: number };

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};

/** KeyUsage of RFC 5280, section 4.2.1.3: the bits from the left, and how many of the octet are not used. */
const DIGITAL_SIGNATURE = bitString(Buffer.of(0b1000_0000), 7);
const SIGN_CERTIFICATES = bitString(Buffer.of(0b0000_0100), 2);

/**
 * An authority of one's own, which may vouch for private networks and for `hosts` only: whoever trusts it on a phone
 * and loses sight of its key has not given away any site on the internet.
 */
export function makeAuthority(options: { name: string; hosts: readonly string[] } & Validity): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = signed({
    ...options,
    subject: options.name,
    publicKey,
    issuer: { name: options.name, publicKey, privateKey },
    extensions: [
      extension(OID.basicConstraints, sequence(yes, unsigned(Buffer.of(0))), { isCritical: true }),
      extension(OID.keyUsage, SIGN_CERTIFICATES, { isCritical: true }),
      extension(OID.nameConstraints, privateNamesOnly(options.hosts), { isCritical: true }),
    ],
  });
  return { key: pemOf(privateKey), cert };
}

/** A server's certificate for these hosts, signed by `authority`. */
export function makeServerCertificate(
  options: { name: string; hosts: readonly string[]; authority: { name: string; key: KeyObject } } & Validity,
): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { name, key } = options.authority;
  const cert = signed({
    ...options,
    subject: options.name,
    publicKey,
    issuer: { name, publicKey: createPublicKey(key), privateKey: key },
    extensions: [
      extension(OID.basicConstraints, sequence(), { isCritical: true }),
      extension(OID.keyUsage, DIGITAL_SIGNATURE, { isCritical: true }),
      extension(OID.extendedKeyUsage, sequence(objectId(OID.serverAuth))),
      extension(OID.subjectAltName, alternativeNames(options.hosts)),
    ],
  });
  return { key: pemOf(privateKey), cert };
}

/** RFC 5280, section 4.1. */
function signed(options: {
  subject: string;
  publicKey: KeyObject;
  issuer: { name: string; publicKey: KeyObject; privateKey: KeyObject };
  extensions: Buffer[];
  fromMs: number;
  untilMs: number;
}): string {
  const { subject, publicKey, issuer } = options;
  const algorithm = sequence(objectId(OID.ecdsaWithSha256));
  const body = sequence(
    context(0, unsigned(Buffer.of(2))), // version 3
    unsigned(randomBytes(16)),
    algorithm,
    distinguishedName(issuer.name),
    sequence(time(options.fromMs), time(options.untilMs)),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    context(
      3,
      sequence(
        ...options.extensions,
        extension(OID.subjectKeyIdentifier, octetString(keyIdentifier(publicKey))),
        extension(OID.authorityKeyIdentifier, sequence(implicit(0, keyIdentifier(issuer.publicKey)))),
      ),
    ),
  );
  return pemOfDer(sequence(body, algorithm, bitString(sign('sha256', body, issuer.privateKey))));
}

function extension(oid: string, value: Buffer, { isCritical = false } = {}): Buffer {
  return sequence(objectId(oid), ...(isCritical ? [yes] : []), octetString(value));
}

function distinguishedName(commonName: string): Buffer {
  const part = (oid: string, text: string) =>
    der(TAG.set, sequence(objectId(oid), der(TAG.utf8String, Buffer.from(text))));
  return sequence(part(OID.organization, 'Pulseroom'), part(OID.commonName, commonName));
}

/** Any octets that differ from key to key; RFC 7093 takes a hash like this one. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pemOfDer(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
