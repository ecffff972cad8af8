import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import { SECRET_MIN_LENGTH, Secret } from './secret.ts';

/** One key of the environment. */
type Setting<Schema extends z.ZodType> = {
  /** What it is for, as in `.env.example` and in the sentence that refuses a wrong value. */
  description: string;
  /** A right value, as in `.env.example`. */
  example: string;
  /** From the text, or `undefined` when not set. Its message completes "KEY must be …". */
  schema: Schema;
  /** The value is not repeated in messages. */
  isSecret?: true;
};

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .default(fallback)
    .describe('a whole number from 1 to 65535');

const secretUrl = (protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
    .transform((text) => new Secret(text))
    .optional()
    .transform((url) => url ?? null)
    .describe(`an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && [url.origin, `${url.origin}/`].includes(text);
}

const file = z
  .string()
  .transform((text) => path.resolve(text))
  .optional()
  .transform((text) => text ?? null)
  .describe('a file');

const yesOrNo = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')
  .describe('1 or 0');

/** Part of the plan, not of this version: refused rather than ignored. */
const notYet = z.never().optional().describe('left out: it is not supported in this version');

const address = z.string().transform((text) => (text === 'localhost' ? '127.0.0.1' : text));
const ipAddress = address.refine((text) => isIP(text) !== 0);

/** All settings, in the order of `.env.example`. */
export const SETTINGS = {
  PORT: { description: 'Pages, API and signaling; behind a proxy also telemetry', example: '8080', schema: port(8080) },
  HUB_PORT: { description: 'Telemetry hub', example: '8081', schema: port(8081) },
  MEDIA_PORT: {
    description: 'Media, UDP and TCP; on a machine with two or more cores also the port above it',
    example: '44444',
    schema: port(44_444),
  },
  ADMIN_PORT: {
    description: 'Reserved for metrics on the loopback address; nothing listens on it yet',
    example: '8082',
    schema: port(8082),
  },
  HOST: {
    description:
      'Address that all ports are bound to; 0.0.0.0 opens them to the network, without TLS_CERT unencrypted: without https, browsers give camera and straps on localhost only',
    example: '127.0.0.1',
    schema: ipAddress.default('127.0.0.1').describe('an IP address or localhost'),
  },
  ANNOUNCED_ADDRESS: {
    description: 'Address at which browsers reach the media ports, where that is not HOST; needed with PUBLIC_URL',
    example: '203.0.113.7',
    schema: address
      .refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text))
      .optional()
      .transform((text) => text ?? null)
      .describe('an IP address or a host name'),
  },
  PUBLIC_URL: {
    description:
      'Origin under which people reach the pages, where a proxy with TLS stands in front, or where it is not the first name of TLS_CERT with PORT',
    example: 'https://pulse.example',
    schema: z
      .string()
      .refine(isOrigin)
      .transform((text) => new URL(text).origin)
      .optional()
      .transform((origin) => origin ?? null)
      .describe('an origin that starts with https:// (or http://), without a path'),
  },
  TLS_CERT: {
    description:
      'Certificate that PORT is served with, a PEM file with those between it and its authority; read again when it is renewed',
    example: '/etc/letsencrypt/live/pulse.example/fullchain.pem',
    schema: file,
  },
  TLS_KEY: {
    description: 'Private key of TLS_CERT, a PEM file without passphrase',
    example: '/etc/letsencrypt/live/pulse.example/privkey.pem',
    schema: file,
  },
  PULSEROOM_LAN: {
    description:
      'Open to the local network with a certificate of its own, as npm start -- --lan does; instead of PUBLIC_URL and TLS_CERT: 1 or 0',
    example: '0',
    schema: yesOrNo,
  },
  DATA_DIR: {
    description: 'Folder of everything that is kept',
    example: './data',
    schema: z
      .string()
      .default('./data')
      .transform((folder) => path.resolve(folder))
      .describe('a folder'),
  },
  DATABASE_URL: {
    description: 'A PostgreSQL server (18 or newer) instead of the embedded one',
    example: 'postgres://pulseroom:password@db.example/pulseroom',
    schema: secretUrl(['postgres:', 'postgresql:']),
    isSecret: true,
  },
  SECRET: {
    description: 'Signs logins and join tokens; made and kept in DATA_DIR when not set',
    example: 'write-at-least-32-random-characters-here',
    schema: z
      .string()
      .min(SECRET_MIN_LENGTH)
      .transform((text) => new Secret(text))
      .optional()
      .transform((secret) => secret ?? null)
      .describe(`at least ${SECRET_MIN_LENGTH} characters long`),
    isSecret: true,
  },
  SMTP_URL: {
    description:
      'Mail server, before the one that the owner enters in the settings; without either, outgoing mail waits in the outbox',
    example: 'smtps://user:password@mail.example',
    schema: secretUrl(['smtp:', 'smtps:']),
    isSecret: true,
  },
  ROLES: {
    description: 'Roles of this process; only all is supported in this version',
    example: 'all',
    schema: z.literal('all').default('all').describe('all: other roles are not supported in this version'),
  },
  PULSEROOM_LOG_LEVEL: {
    description: `How much is logged: ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    schema: z
      .enum(LOG_LEVELS)
      .default('info')
      .describe(`one of ${LOG_LEVELS.join(', ')}`),
  },
  PULSEROOM_DEV: {
    description: 'Serve pages through the development server: 1 or 0',
    example: '0',
    schema: yesOrNo,
  },
  PULSEROOM_DEMO: {
    description: 'Run as a demo, with simulated people; `npm run demo` sets it: 1 or 0',
    example: '0',
    schema: z
      .enum(['0', '1'])
      .default('0')
      .transform((text) => text === '1')
      .describe('1 or 0'),
  },
  REDIS_URL: { description: 'Not supported in this version', example: '', schema: notYet, isSecret: true },
  QUESTDB_CONFIG: { description: 'Not supported in this version', example: '', schema: notYet, isSecret: true },
  STRIPE_SECRET_KEY: { description: 'Not supported in this version', example: '', schema: notYet, isSecret: true },
  STRIPE_WEBHOOK_SECRET: { description: 'Not supported in this version', example: '', schema: notYet, isSecret: true },
} as const satisfies Record<string, Setting<z.ZodType>>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** Texts of the environment in, typed values out. */
export const settingsSchema = z.object(
  Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].schema])) as {
    [Key in SettingKey]: (typeof SETTINGS)[Key]['schema'];
  },
);
export type SettingValues = z.output<typeof settingsSchema>;
