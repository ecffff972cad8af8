import { randomBytes, type X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { AsnConvert } from '@peculiar/asn1-schema';
import type { EpochMs } from '#core/ids.ts';
import { writeFileDurably } from '../durable-file.ts';
import { hostsOf } from './certificate-hosts.ts';
import { namedSubtrees } from './host-names.ts';
import { type KeyPair, makeAuthority, makeServerCertificate } from './make-certificate.ts';
import { parsePair } from './parse-pair.ts';

export type OwnCertificate = {
  /** Of the server, with the authority's behind it, and its key; PEM. */
  server: KeyPair;
  /** What it is for: those of the wanted hosts that the authority may vouch for. */
  hosts: readonly string[];
  /** What phones may trust; PEM. */
  authority: string;
  /** Was the authority made just now? Phones that trusted an older one have to trust this one. */
  isAuthorityNew: boolean;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** Clocks of phones are off, and some by hours: a certificate of today would not be valid for them yet. */
const BACKDATED_MS = DAY_MS;
/**
 * Browsers take server certificates for 398 days at most from authorities that they bring along, Apple's for 825 from
 * those that their owner added. What stays below the lower one is taken by all, today and after the next change.
 */
const SERVER_LIFETIME_MS = 397 * DAY_MS;
const SERVER_RENEWED_BEFORE_MS = 30 * DAY_MS;
/** Trusting it again is work for every phone. */
const AUTHORITY_LIFETIME_MS = 10 * 365 * DAY_MS;
/** It has to outlive what it signs. */
const AUTHORITY_RENEWED_BEFORE_MS = SERVER_LIFETIME_MS;

/**
 * The certificate that `--lan` serves. The authority is made once, so that a phone that trusts it goes on doing so; the
 * server's certificate is made anew when it is missing, damaged, about to expire, or without one of the hosts.
 */
export function loadOwnCertificate(options: {
  /** Made where it is missing. Holds private keys: for this user only. */
  folder: string;
  hosts: readonly string[];
  nowMs: EpochMs;
}): OwnCertificate {
  const { folder, hosts: wanted, nowMs } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authorityFile = path.join(folder, 'authority.pem');
  const serverFile = path.join(folder, 'server.pem');
  // A common name has 64 characters at most.
  const owner = (wanted[0] ?? 'localhost').slice(0, 40);

  const keptAuthority = readPair(authorityFile);
  const isAuthorityGood =
    keptAuthority !== null &&
    isValid(keptAuthority.certificate, nowMs, AUTHORITY_RENEWED_BEFORE_MS) &&
    wanted.filter(isIP).every((address) => mayVouchFor(keptAuthority.certificate, address));
  const authority = isAuthorityGood ? keptAuthority : keep(authorityFile, newAuthority(owner, wanted, nowMs));
  // Some networks give this machine another name: not worth the phones' trust, since addresses do as well.
  const hosts = wanted.filter((host) => mayVouchFor(authority.certificate, host));

  const keptServer = readPair(serverFile);
  const isServerGood =
    keptServer !== null &&
    isValid(keptServer.certificate, nowMs, SERVER_RENEWED_BEFORE_MS) &&
    keptServer.certificate.verify(authority.certificate.publicKey) &&
    hosts.every((host) => hostsOf(keptServer.certificate).includes(host));
  const server = isServerGood
    ? keptServer
    : keep(
        serverFile,
        makeServerCertificate({
          // Not a host name: some readers hold a common name that looks like one against the authority's limits.
          name: `Pulseroom on ${owner}`,
          hosts,
          authority: { name: commonNameOf(authority.certificate), key: authority.key },
          fromMs: nowMs - BACKDATED_MS,
          untilMs: nowMs - BACKDATED_MS + SERVER_LIFETIME_MS,
        }),
      );
  return {
    server: { key: server.pair.key, cert: server.pair.cert + authority.pair.cert },
    hosts,
    authority: authority.pair.cert,
    isAuthorityNew: !isAuthorityGood,
  };
}

/** A subtree is found in the certificate as it was written there. */
function mayVouchFor(authority: X509Certificate, host: string): boolean {
  return namedSubtrees([host]).every((subtree) => authority.raw.includes(Buffer.from(AsnConvert.serialize(subtree))));
}

function newAuthority(owner: string, hosts: readonly string[], nowMs: EpochMs): KeyPair {
  return makeAuthority({
    // Some phones tell authorities apart by their names alone.
    name: `Pulseroom on ${owner} (${randomBytes(3).toString('hex')})`,
    hosts,
    fromMs: nowMs - BACKDATED_MS,
    untilMs: nowMs + AUTHORITY_LIFETIME_MS,
  });
}

function isValid(certificate: X509Certificate, nowMs: EpochMs, renewedBeforeMs: number): boolean {
  const isFuture = certificate.validFromDate.getTime() > nowMs;
  return !isFuture && certificate.validToDate.getTime() > nowMs + renewedBeforeMs;
}

/** Key and certificate are one file, so that a crash cannot leave one without the other. */
function keep(file: string, pair: KeyPair) {
  writeFileDurably(file, pair.key + pair.cert, { mode: 0o600 });
  return { pair, ...parsePair(pair) };
}

/** `null` when it is missing or damaged. */
function readPair(file: string): ReturnType<typeof keep> | null {
  try {
    const text = readFileSync(file, 'utf8');
    const certAt = text.indexOf('-----BEGIN CERTIFICATE-----');
    const pair = { key: text.slice(0, certAt), cert: text.slice(certAt) };
    const parsed = parsePair(pair);
    return parsed.certificate.checkPrivateKey(parsed.key) ? { pair, ...parsed } : null;
  } catch {
    // Whatever is wrong with it, a new one takes its place; what cannot be written says so then.
    return null;
  }
}

function commonNameOf(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
}
