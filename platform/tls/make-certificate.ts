import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';
import { alternativeNames, privateNamesOnly } from './host-names.ts';

/** A certificate and its key, both as PEM. */
export type KeyPair = { key: string; cert: string };

type Lifetime = { fromMs: number; untilMs: number };

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const ORGANIZATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

/**
 * An authority of one's own, which may vouch for private networks and for `hosts` only: whoever trusts it on a phone
 * and loses sight of its key has not given away any site on the internet.
 */
export function makeAuthority(options: { name: string; hosts: readonly string[] } & Lifetime): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = signed({
    ...options,
    subject: options.name,
    publicKey,
    issuer: { name: options.name, publicKey, privateKey },
    extensions: [
      critical(x509.id_ce_basicConstraints, new x509.BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      critical(x509.id_ce_keyUsage, new x509.KeyUsage(x509.KeyUsageFlags.keyCertSign)),
      critical(x509.id_ce_nameConstraints, privateNamesOnly(options.hosts)),
    ],
  });
  return { key: pemOf(privateKey), cert };
}

/** A server's certificate for these hosts, signed by `authority`. */
export function makeServerCertificate(
  options: { name: string; hosts: readonly string[]; authority: { name: string; key: KeyObject } } & Lifetime,
): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { name, key } = options.authority;
  const cert = signed({
    ...options,
    subject: options.name,
    publicKey,
    issuer: { name, publicKey: createPublicKey(key), privateKey: key },
    extensions: [
      critical(x509.id_ce_basicConstraints, new x509.BasicConstraints()),
      critical(x509.id_ce_keyUsage, new x509.KeyUsage(x509.KeyUsageFlags.digitalSignature)),
      extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
      extension(x509.id_ce_subjectAltName, alternativeNames(options.hosts)),
    ],
  });
  return { key: pemOf(privateKey), cert };
}

/** RFC 5280, section 4.1. */
function signed(options: {
  subject: string;
  publicKey: KeyObject;
  issuer: { name: string; publicKey: KeyObject; privateKey: KeyObject };
  extensions: x509.Extension[];
  fromMs: number;
  untilMs: number;
}): string {
  const { subject, publicKey, issuer } = options;
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const body = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer: distinguishedName(issuer.name),
    validity: new x509.Validity({ notBefore: new Date(options.fromMs), notAfter: new Date(options.untilMs) }),
    subject: distinguishedName(subject),
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(publicKey), x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions([
      ...options.extensions,
      extension(x509.id_ce_subjectKeyIdentifier, keyIdentifier(publicKey)),
      extension(
        x509.id_ce_authorityKeyIdentifier,
        new x509.AuthorityKeyIdentifier({ keyIdentifier: keyIdentifier(issuer.publicKey) }),
      ),
    ]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(body)), issuer.privateKey);
  const certificate = new x509.Certificate({
    tbsCertificate: body,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString();
}

function extension(extnID: string, value: object): x509.Extension {
  return new x509.Extension({ extnID, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function critical(extnID: string, value: object): x509.Extension {
  return Object.assign(extension(extnID, value), { critical: true });
}

function distinguishedName(commonName: string): x509.Name {
  const part = (type: string, utf8String: string) =>
    new x509.RelativeDistinguishedName([
      new x509.AttributeTypeAndValue({ type, value: new x509.AttributeValue({ utf8String }) }),
    ]);
  return new x509.Name([part(ORGANIZATION, 'Pulseroom'), part(COMMON_NAME, commonName)]);
}

/** Above zero, and no octet too many: the first bits are 01. */
function serialNumber(): ArrayBuffer {
  const octets = new Uint8Array(randomBytes(16));
  octets[0] = 0x40 | ((octets[0] ?? 0) & 0x3f);
  return octets.buffer;
}

/** Any octets that differ from key to key; RFC 7093 takes a hash like this one. */
function keyIdentifier(publicKey: KeyObject): x509.SubjectKeyIdentifier {
  return new x509.SubjectKeyIdentifier(createHash('sha256').update(spkiOf(publicKey)).digest().subarray(0, 20));
}

function spkiOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
