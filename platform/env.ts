import { loadEnvFile } from 'node:process';
import { SETTING_KEYS, SETTINGS, type SettingKey, type SettingValues, settingsSchema } from './settings.ts';

/** What the environment says, checked; keys as in the environment. What each means: `settings.ts`. */
export type Env = Readonly<
  Omit<SettingValues, 'ANNOUNCED_ADDRESS'> & {
    /** IP address or host name. */
    ANNOUNCED_ADDRESS: string;
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

/**
 * Checks the settings. An empty value counts as not set.
 * @throws SettingError for the first key that is wrong
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  refuseUnknown(source);
  const parsed = settingsSchema.safeParse(
    Object.fromEntries(SETTING_KEYS.map((key) => [key, source[key] || undefined])),
  );
  if (!parsed.success) {
    const key = SETTING_KEYS.find((candidate) => parsed.error.issues.some(({ path }) => path[0] === candidate));
    if (key === undefined) throw parsed.error;
    throw wrongValue(key, source[key] ?? '');
  }
  refuseSharedPorts(parsed.data);
  const announced = parsed.data.ANNOUNCED_ADDRESS ?? reachable(parsed.data.HOST);
  return Object.freeze({ ...parsed.data, ANNOUNCED_ADDRESS: announced });
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

/** "All addresses" is none that a browser could connect to; this machine always is. */
function reachable(host: string): string {
  return ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
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

function refuseSharedPorts(values: SettingValues): void {
  const ports = ['PORT', 'HUB_PORT', 'MEDIA_PORT'] as const;
  for (const [index, key] of ports.entries()) {
    const twin = ports.slice(0, index).find((earlier) => values[earlier] === values[key]);
    if (twin) throw new SettingError(key, `${key} must not be the same port as ${twin} (${values[key]}).`);
  }
}
