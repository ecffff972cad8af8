import { generateKeyPairSync, sign } from 'node:crypto';

/** DER tags, ITU-T X.690. */
const TAG = { integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, time: 24, sequence: 48, set: 49 };
/** Object identifiers as DER octets: ecdsa-with-SHA256, commonName, subjectAltName. */
const OID = { ecdsaSha256: '2a8648ce3d040302', commonName: '550403', subjectAltName: '551d11' };

const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate for these host names that nobody but itself vouches for (RFC 5280, section 4.1), good for today. */
export function createSelfSignedCertificate(hosts: string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(TAG.sequence, oid(OID.ecdsaSha256));
  const commonName = der(TAG.sequence, oid(OID.commonName), der(TAG.utf8, Buffer.from(hosts[0] ?? '')));
  const name = der(TAG.sequence, der(TAG.set, commonName));
  // dNSName is [2] of GeneralName.
  const names = der(TAG.sequence, ...hosts.map((host) => der(0x82, Buffer.from(host))));
  const subjectAltName = der(TAG.sequence, oid(OID.subjectAltName), der(TAG.octets, names));
  const body = der(
    TAG.sequence,
    der(0xa0, integer(2)), // version 3
    integer(1), // serial number
    algorithm,
    name,
    der(TAG.sequence, time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(TAG.sequence, subjectAltName)),
  );
  const signature = der(TAG.bits, Buffer.of(0), sign('sha256', body, privateKey));
  const base64 = der(TAG.sequence, body, algorithm, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const oid = (hex: string) => der(TAG.oid, Buffer.from(hex, 'hex'));
const integer = (value: number) => der(TAG.integer, Buffer.of(value));
/** GeneralizedTime, YYYYMMDDHHMMSSZ. */
const time = (atMs: number) =>
  der(TAG.time, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]|\..*$/g, '')}Z`));
