import { X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Clock } from '../clock.ts';
import { type Env, SettingError } from '../env.ts';
import type { Log } from '../log.ts';
import { readGivenCertificate } from './given-certificate.ts';
import type { KeyPair } from './make-certificate.ts';
import { loadOwnCertificate } from './own-certificate.ts';

/** The certificate that is served, and its renewal. */
export type Tls = {
  /** Names and addresses that it is for, those first that are best read. */
  hosts: readonly string[];
  /** The newest. */
  pair(): KeyPair;
  /** Of an own certificate: what phones may trust, PEM, and its SHA-256 fingerprint as phones show it. */
  authority: { pem: string; fingerprint: string } | null;
  /** Called when `pair()` has changed. */
  onRenewed(listener: () => void): void;
  close(): void;
};

/** A renewed file is served within this time, ms. */
const LOOK_EVERY_MS = 10_000;
/** An own certificate is looked at for its end only. */
const OWN_LOOK_EVERY_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Whoever renews by a machine has done it by then. */
const WARNED_BEFORE_MS = 7 * DAY_MS;

type TlsOptions = {
  env: Pick<Env, 'TLS' | 'TLS_CERT' | 'TLS_KEY' | 'PUBLIC_URL' | 'DATA_DIR' | 'MACHINE_ADDRESSES'>;
  clock: Clock;
  log: Log;
  /** Default: `LOOK_EVERY_MS`, for own certificates `OWN_LOOK_EVERY_MS`. */
  lookEveryMs?: number;
};

/**
 * The certificate for the port of the pages, as the settings want it; `null`: none.
 * @throws SettingError when the one that they name cannot be used
 */
export function openTls({ env, clock, log, lookEveryMs }: TlsOptions): Tls | null {
  if (env.TLS === 'own') {
    const wanted = ownHosts(env.MACHINE_ADDRESSES);
    const folder = path.join(env.DATA_DIR, 'tls');
    const load = () => loadOwnCertificate({ folder, hosts: wanted, nowMs: clock.nowMs() });
    const { hosts, authority, isAuthorityNew } = load();
    if (isAuthorityNew) log.info('a certificate authority of our own was made');
    return {
      ...watched({ load: () => load().server, everyMs: lookEveryMs ?? OWN_LOOK_EVERY_MS, log }),
      hosts,
      authority: { pem: authority, fingerprint: new X509Certificate(authority).fingerprint256 },
    };
  }
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = env;
  if (certFile === null || keyFile === null) return null;
  const load = () => readGivenCertificate({ certFile, keyFile }, clock.nowMs());
  const { hosts } = load();
  if (env.PUBLIC_URL === null && hosts.every((host) => host.includes('*'))) {
    throw new SettingError(
      'PUBLIC_URL',
      `PUBLIC_URL must be set: the certificate in ${certFile} does not say one host (it is for ${hosts.join(', ') || 'none'}).`,
    );
  }
  return {
    ...watched({
      load: () => load().pair,
      everyMs: lookEveryMs ?? LOOK_EVERY_MS,
      log,
      onLook: expiryWarning({ clock, log }),
    }),
    hosts,
    authority: null,
  };
}

/** Says once a day that what is served expires within a week, or has expired. */
function expiryWarning({ clock, log }: Pick<TlsOptions, 'clock' | 'log'>) {
  let warnedAtMs = Number.NEGATIVE_INFINITY;
  return ({ cert }: KeyPair): void => {
    const nowMs = clock.nowMs();
    const validUntilMs = Date.parse(new X509Certificate(cert).validTo);
    if (validUntilMs - nowMs >= WARNED_BEFORE_MS || nowMs - warnedAtMs < DAY_MS) return;
    warnedAtMs = nowMs;
    if (validUntilMs > nowMs) log.warn({ validUntilMs }, 'TLS_CERT expires soon; renew it');
    else log.error({ validUntilMs }, 'TLS_CERT has expired: browsers refuse the pages; renew it');
  };
}

/** Looks again and again: links that change their target, as renewing programs make them, give no reliable events. */
function watched({
  load,
  everyMs,
  log,
  onLook = () => {},
}: {
  load: () => KeyPair;
  everyMs: number;
  log: Log;
  /** At once and after each look, with what is served. */
  onLook?: (served: KeyPair) => void;
}) {
  const listeners = new Set<() => void>();
  let pair = load();
  let isFailing = false;
  onLook(pair);

  function look(): void {
    try {
      const found = load();
      isFailing = false;
      if (found.cert === pair.cert && found.key === pair.key) return;
      pair = found;
      log.info('serving a renewed certificate');
      for (const listener of listeners) listener();
    } catch (error) {
      // Also between the renewal of the one file and of the other. What was good before is served on.
      if (!isFailing) log.warn({ err: error }, 'the certificate cannot be renewed; the one from before is served');
      isFailing = true;
    }
  }

  const timer = setInterval(() => {
    look();
    onLook(pair);
  }, everyMs);
  return {
    pair: () => pair,
    onRenewed: (listener: () => void) => void listeners.add(listener),
    close: () => clearInterval(timer),
  };
}

/** What an address bar on this network may hold. */
function ownHosts(addresses: readonly string[]): string[] {
  const name = hostname().toLowerCase();
  const isName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name) && /[a-z]/.test(name);
  const names = isName ? [name, `${name.split('.', 1)[0]}.local`] : [];
  return [...new Set([...names, 'localhost', '127.0.0.1', '::1', ...addresses])];
}
