import { isIPv6 } from 'node:net';
import { loadEnvFile } from 'node:process';
import { isLoopback, isWildcard } from './host-address.ts';
import { type Machine, thisMachine } from './machine.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey, type SettingValues, settingsSchema } from './settings.ts';

/** What the environment says, checked; keys as in the environment. What each means: `settings.ts`. */
export type Env = Readonly<
  Omit<SettingValues, 'ANNOUNCED_ADDRESS'> & {
    /** IP address or host name. */
    ANNOUNCED_ADDRESS: string;
    /** Where the media ports are bound, HOST unless browsers could not reach them there, and what browsers are told. */
    MEDIA_LISTEN: readonly { bound: string; announced: string }[];
    /** Where the hub is bound. With TLS browsers reach it on the port of the pages alone. */
    HUB_HOST: string;
    /** What PORT speaks: http, https with a certificate of our own, or with the one that is given. */
    TLS: 'none' | 'own' | 'given';
    /** Names and addresses of the certificate; none before it was read. */
    CERTIFICATE_HOSTS: readonly string[];
    /** Addresses of this machine when it started, the best known first. */
    MACHINE_ADDRESSES: readonly string[];
  }
>;

/** A setting that cannot be used. The message is a sentence for whoever set it and names the key. */
export class SettingError extends Error {
  readonly key: string;

  constructor(key: string, message: string) {
    super(message);
    this.name = 'SettingError';
    this.key = key;
  }
}

const OWN_PREFIX = 'PULSEROOM_';
const PORT_MAX = 65_535;
/** Browsers try each; more than this only slows them down. */
const MEDIA_ADDRESSES_MAX = 8;

/**
 * Checks the settings. An empty value counts as not set.
 * @throws SettingError for the first key that is wrong
 */
export function parseEnv(source: Record<string, string | undefined>, machine: Machine = thisMachine()): Env {
  refuseUnknown(source);
  const parsed = settingsSchema.safeParse(
    Object.fromEntries(SETTING_KEYS.map((key) => [key, source[key] || undefined])),
  );
  if (!parsed.success) {
    const key = SETTING_KEYS.find((candidate) => parsed.error.issues.some(({ path }) => path[0] === candidate));
    if (key === undefined) throw parsed.error;
    throw wrongValue(key, source[key] ?? '');
  }
  const values = { ...parsed.data, HOST: hostOf(parsed.data, { isSet: Boolean(source.HOST), machine }) };
  refuseHalfTls(values);
  refuseSharedPorts(values, machine.mediaWorkerCount);
  const announced = values.ANNOUNCED_ADDRESS ?? reachable(values, machine);
  refuseUnreachableMedia(values, announced);
  const tls = values.PULSEROOM_LAN ? 'own' : values.TLS_CERT === null ? 'none' : 'given';
  return Object.freeze({
    ...values,
    ANNOUNCED_ADDRESS: announced,
    MEDIA_LISTEN: mediaListen(values, announced, machine),
    HUB_HOST: tls === 'none' ? values.HOST : '127.0.0.1',
    TLS: tls,
    CERTIFICATE_HOSTS: [],
    MACHINE_ADDRESSES: machine.addresses,
  });
}

/**
 * Adds the settings of a `.env` file to the environment, where there is one. What is already set stays.
 * @throws SettingError when the file is there but cannot be read
 */
export function readEnvFile(file: string): void {
  try {
    loadEnvFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new SettingError('.env', `The settings file ${file} cannot be read.`);
  }
}

/** "All addresses" is none that a browser could connect to. Behind a proxy only whoever set it up knows the right one. */
function reachable({ HOST, PUBLIC_URL }: SettingValues, { addresses }: Machine): string {
  if (!isWildcard(HOST)) return HOST;
  return (PUBLIC_URL === null ? addresses[0] : undefined) ?? '127.0.0.1';
}

/** `--lan` opens all addresses that there are, IPv6 too where the machine has it. */
function hostOf(values: SettingValues, { isSet, machine }: { isSet: boolean; machine: Machine }): string {
  const { HOST, PULSEROOM_LAN } = values;
  if (!PULSEROOM_LAN) return HOST;
  if (!isSet) return machine.addresses.length === 0 ? HOST : machine.addresses.some(isIPv6) ? '::' : '0.0.0.0';
  if (!isLoopback(HOST)) return HOST;
  throw new SettingError(
    'HOST',
    `HOST must be left out with --lan, or be an address of this machine in the network; it is ${JSON.stringify(HOST)}.`,
  );
}

/**
 * To all networks that the machine is in: which one a phone is in, nobody knows before. Each address has a socket of its
 * own, since one for all of them would answer from whichever the system prefers.
 */
function mediaListen(values: SettingValues, announced: string, { addresses }: Machine): Env['MEDIA_LISTEN'] {
  const isOpen = values.PULSEROOM_LAN && values.ANNOUNCED_ADDRESS === null && isWildcard(values.HOST);
  if (!isOpen) return [{ bound: mediaHost(values.HOST, announced), announced }];
  const ipv4 = addresses.filter((each) => !isIPv6(each));
  const chosen = ipv4.length > 0 ? ipv4 : addresses;
  return chosen.slice(0, MEDIA_ADDRESSES_MAX).map((each) => ({ bound: each, announced: each }));
}

/** The proxy brings people to the pages, but media comes straight to us: not on the loopback address. */
function mediaHost(host: string, announced: string): string {
  if (!isLoopback(host) || isLoopback(announced)) return host;
  return isIPv6(host) || isIPv6(announced) ? '::' : '0.0.0.0';
}

function refuseUnreachableMedia({ PUBLIC_URL }: SettingValues, announced: string): void {
  if (PUBLIC_URL === null || isLoopback(new URL(PUBLIC_URL).hostname) || !isLoopback(announced)) return;
  throw new SettingError(
    'ANNOUNCED_ADDRESS',
    `ANNOUNCED_ADDRESS must be an address at which browsers reach this machine, since PUBLIC_URL is set; ` +
      `with ${announced} they would have no video and sound.`,
  );
}

function refuseHalfTls({ TLS_CERT, TLS_KEY, PUBLIC_URL, PULSEROOM_LAN }: SettingValues): void {
  for (const [key, isSet] of [
    ['TLS_CERT', TLS_CERT !== null],
    ['TLS_KEY', TLS_KEY !== null],
    ['PUBLIC_URL', PUBLIC_URL !== null],
  ] as const) {
    if (!PULSEROOM_LAN || !isSet) continue;
    throw new SettingError(
      key,
      `${key} must be left out with --lan, which has a certificate and addresses of its own.`,
    );
  }
  if ((TLS_CERT === null) !== (TLS_KEY === null)) {
    const [missing, there] = TLS_CERT === null ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT'];
    throw new SettingError(missing, `${missing} must be set too, since ${there} is.`);
  }
  if (TLS_CERT !== null && PUBLIC_URL?.startsWith('http:')) {
    throw new SettingError(
      'PUBLIC_URL',
      `PUBLIC_URL must start with https:// since TLS_CERT is set; it is "${PUBLIC_URL}".`,
    );
  }
}

function wrongValue(key: SettingKey, value: string): SettingError {
  const setting = SETTINGS[key];
  const found = 'isSecret' in setting ? '' : `; it is ${JSON.stringify(value)}`;
  return new SettingError(key, `${key} must be ${setting.schema.description ?? 'another value'}${found}.`);
}

function refuseUnknown(source: Record<string, string | undefined>): void {
  const unknown = Object.keys(source).find((key) => key.startsWith(OWN_PREFIX) && !Object.hasOwn(SETTINGS, key));
  if (unknown === undefined) return;
  const known = SETTING_KEYS.filter((key) => key.startsWith(OWN_PREFIX)).join(', ');
  throw new SettingError(unknown, `${unknown} is not a setting of Pulseroom. Those with this prefix are: ${known}.`);
}

function refuseSharedPorts(values: SettingValues, mediaWorkerCount: number): void {
  const { PORT, HUB_PORT, MEDIA_PORT } = values;
  if (HUB_PORT === PORT) throw new SettingError('HUB_PORT', `HUB_PORT must not be the same port as PORT (${PORT}).`);
  const lastMediaPort = MEDIA_PORT + mediaWorkerCount - 1;
  if (lastMediaPort > PORT_MAX) {
    throw new SettingError(
      'MEDIA_PORT',
      `MEDIA_PORT must be at most ${PORT_MAX - mediaWorkerCount + 1}: media takes ${mediaWorkerCount} ports.`,
    );
  }
  for (const key of ['PORT', 'HUB_PORT'] as const) {
    if (values[key] < MEDIA_PORT || values[key] > lastMediaPort) continue;
    const taken = mediaWorkerCount === 1 ? `${MEDIA_PORT}` : `${MEDIA_PORT} to ${lastMediaPort}`;
    throw new SettingError(
      'MEDIA_PORT',
      `MEDIA_PORT must not take the port of ${key} (${values[key]}); it takes ${taken}.`,
    );
  }
}
