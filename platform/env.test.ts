import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseEnv as parseDotEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseEnv, readEnvFile, SettingError } from './env.ts';
import { Secret } from './secret.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey } from './settings.ts';

const machine = { addresses: ['10.0.0.7', '2001:db8::7'], mediaWorkerCount: 2 };

function refusalOf(source: Record<string, string>): SettingError {
  try {
    parseEnv(source, machine);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('settings', () => {
  it('have a default each', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 8080,
      HUB_PORT: 8081,
      MEDIA_PORT: 44_444,
      ADMIN_PORT: 8082,
      HOST: '127.0.0.1',
      ANNOUNCED_ADDRESS: '127.0.0.1',
      PUBLIC_URL: null,
      DATA_DIR: path.resolve('data'),
      DATABASE_URL: null,
      SECRET: null,
      SMTP_URL: null,
      ROLES: 'all',
      PULSEROOM_LOG_LEVEL: 'info',
      PULSEROOM_DEV: false,
    });
  });

  it('are taken from the environment', () => {
    const env = parseEnv({
      PORT: '9000',
      HOST: 'localhost',
      PUBLIC_URL: 'https://pulse.example/',
      ANNOUNCED_ADDRESS: '203.0.113.7',
      DATABASE_URL: 'postgres://u:p@db.example/pulseroom',
      PULSEROOM_DEV: '1',
      PATH: '/usr/bin',
    });

    expect(env).toMatchObject({
      PORT: 9000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://pulse.example',
      PULSEROOM_DEV: true,
    });
    expect(env.DATABASE_URL?.reveal()).toBe('postgres://u:p@db.example/pulseroom');
    expect(env).not.toHaveProperty('PATH');
  });

  it('that are empty count as not set', () => {
    expect(parseEnv({ PORT: '', SECRET: '', REDIS_URL: '' })).toMatchObject({ PORT: 8080, SECRET: null });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseEnv({}))).toBe(true);
  });

  it.each([
    ['0.0.0.0', '10.0.0.7', '0.0.0.0'],
    ['::', '10.0.0.7', '::'],
    ['192.168.1.20', '192.168.1.20', '192.168.1.20'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ])('on host %s announce media at %s, and bind it to %s', (HOST, announced, bound) => {
    expect(parseEnv({ HOST }, machine)).toMatchObject({
      ANNOUNCED_ADDRESS: announced,
      MEDIA_LISTEN: [{ bound, announced }],
      HUB_HOST: HOST,
    });
  });

  it.each([
    ['127.0.0.1', '203.0.113.7', '0.0.0.0'],
    ['127.0.0.1', 'media.example', '0.0.0.0'],
    ['127.0.0.1', '2001:db8::7', '::'],
    ['::1', '203.0.113.7', '::'],
    ['192.168.1.20', '203.0.113.7', '192.168.1.20'],
  ])('on host %s with announced address %s bind media to %s', (HOST, ANNOUNCED_ADDRESS, bound) => {
    expect(parseEnv({ HOST, ANNOUNCED_ADDRESS }, machine).MEDIA_LISTEN).toEqual([
      { bound, announced: ANNOUNCED_ADDRESS },
    ]);
  });

  it('keep secrets out of what is printed', () => {
    const env = parseEnv({ SECRET: 'a-secret-of-thirty-two-characters', SMTP_URL: 'smtp://u:pass@mail.example' });

    expect(env.SECRET).toBeInstanceOf(Secret);
    expect(JSON.stringify(env)).not.toMatch(/thirty|pass/);
  });
});

describe('--lan', () => {
  const lan = (settings: Record<string, string> = {}, addresses: string[] = [...machine.addresses]) =>
    parseEnv({ PULSEROOM_LAN: '1', ...settings }, { ...machine, addresses });

  it('opens the pages to all networks, with IPv6 where there is one, and the hub through them only', () => {
    expect(lan()).toMatchObject({ TLS: 'own', HOST: '::', HUB_HOST: '127.0.0.1' });
    expect(lan({}, ['10.0.0.7']).HOST).toBe('0.0.0.0');
    expect(lan({ HOST: '10.0.0.7' }).HOST).toBe('10.0.0.7');
  });

  it('takes video and sound in every IPv4 network, and in those of IPv6 where there is no other', () => {
    const both = (address: string) => ({ bound: address, announced: address });
    expect(lan({}, ['10.0.0.7', '192.168.1.5', 'fd00::2']).MEDIA_LISTEN).toEqual([
      both('10.0.0.7'),
      both('192.168.1.5'),
    ]);
    expect(lan({}, ['fd00::2']).MEDIA_LISTEN).toEqual([both('fd00::2')]);
    expect(lan({ ANNOUNCED_ADDRESS: '203.0.113.7' }, ['10.0.0.7']).MEDIA_LISTEN).toEqual([
      { bound: '0.0.0.0', announced: '203.0.113.7' },
    ]);
    expect(lan({ HOST: '10.0.0.7' }).MEDIA_LISTEN).toEqual([both('10.0.0.7')]);
  });

  it('stays on this machine when there is no network', () => {
    expect(lan({}, [])).toMatchObject({ TLS: 'own', HOST: '127.0.0.1', ANNOUNCED_ADDRESS: '127.0.0.1' });
  });
});

describe('TLS_CERT', () => {
  it('keeps the hub behind the port of the pages', () => {
    const env = parseEnv({ TLS_CERT: 'cert.pem', TLS_KEY: '/key.pem', HOST: '0.0.0.0' }, machine);
    expect(env).toMatchObject({ TLS: 'given', TLS_CERT: path.resolve('cert.pem'), TLS_KEY: '/key.pem' });
    expect(env).toMatchObject({ HOST: '0.0.0.0', HUB_HOST: '127.0.0.1' });
  });
});

describe('a wrong setting', () => {
  it.each<[SettingKey, string]>([
    ['PORT', '80a'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', ' 80'],
    ['HUB_PORT', '-1'],
    ['MEDIA_PORT', '1e3'],
    ['ADMIN_PORT', '8080.5'],
    ['HOST', 'example.org'],
    ['ANNOUNCED_ADDRESS', 'http://example.org'],
    ['PUBLIC_URL', 'pulse.example'],
    ['PUBLIC_URL', 'https://pulse.example/path'],
    ['PUBLIC_URL', 'https://user@pulse.example'],
    ['PUBLIC_URL', 'ftp://pulse.example'],
    ['DATABASE_URL', 'mysql://db'],
    ['SECRET', 'too short'],
    ['SMTP_URL', 'mail.example'],
    ['ROLES', 'telemetry'],
    ['PULSEROOM_LOG_LEVEL', 'loud'],
    ['PULSEROOM_DEV', 'yes'],
  ])('%s=%s is refused with a sentence that names the key', (key, value) => {
    const refusal = refusalOf({ [key]: value });

    expect(refusal.key).toBe(key);
    expect(refusal.message).toMatch(new RegExp(`^${key} must be .+\\.$`));
  });

  it('says what it is, and what it should be', () => {
    expect(refusalOf({ PORT: '80a' }).message).toBe('PORT must be a whole number from 1 to 65535; it is "80a".');
  });

  it('does not repeat a secret', () => {
    expect(refusalOf({ SECRET: 'too short' }).message).toBe('SECRET must be at least 32 characters long.');
    expect(refusalOf({ DATABASE_URL: 'mysql://u:pass@db' }).message).not.toContain('pass');
  });

  it.each<SettingKey>(['REDIS_URL', 'QUESTDB_CONFIG', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])(
    '%s is refused, not ignored, while it is not supported',
    (key) => {
      expect(refusalOf({ [key]: 'x' }).message).toContain(`${key} must be left out: it is not supported`);
    },
  );

  it.each<[Record<string, string>, string]>([
    [{ TLS_CERT: 'cert.pem' }, 'TLS_KEY must be set too, since TLS_CERT is.'],
    [{ TLS_KEY: 'key.pem' }, 'TLS_CERT must be set too, since TLS_KEY is.'],
    [
      { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem', PUBLIC_URL: 'http://localhost' },
      'PUBLIC_URL must start with https:// since TLS_CERT is set; it is "http://localhost".',
    ],
    [
      { PULSEROOM_LAN: '1', PUBLIC_URL: 'https://pulse.example' },
      'PUBLIC_URL must be left out with --lan, which has a certificate and addresses of its own.',
    ],
    [
      { PULSEROOM_LAN: '1', TLS_CERT: 'cert.pem' },
      'TLS_CERT must be left out with --lan, which has a certificate and addresses of its own.',
    ],
    [
      { PULSEROOM_LAN: '1', HOST: '127.0.0.1' },
      'HOST must be left out with --lan, or be an address of this machine in the network; it is "127.0.0.1".',
    ],
  ])('about TLS does not go with the others: %o', (settings, sentence) => {
    expect(refusalOf(settings).message).toBe(sentence);
  });

  it('with our prefix that nobody knows is refused', () => {
    expect(refusalOf({ PULSEROOM_LOGLEVEL: 'debug' }).message).toContain(
      'PULSEROOM_LOGLEVEL is not a setting of Pulseroom',
    );
  });

  it('is a port that two of them share', () => {
    expect(refusalOf({ PORT: '9000', HUB_PORT: '9000' }).message).toBe(
      'HUB_PORT must not be the same port as PORT (9000).',
    );
    expect(refusalOf({ PORT: '8081' }).key).toBe('HUB_PORT');
  });

  it('is a port that one of the media workers takes, or that is none', () => {
    expect(refusalOf({ MEDIA_PORT: '8080' }).message).toBe(
      'MEDIA_PORT must not take the port of PORT (8080); it takes 8080 to 8081.',
    );
    expect(refusalOf({ PORT: '9001', MEDIA_PORT: '9000' }).key).toBe('MEDIA_PORT');
    expect(refusalOf({ HUB_PORT: '9001', MEDIA_PORT: '9000' }).message).toContain('of HUB_PORT (9001)');
    expect(() => parseEnv({ PORT: '9001', MEDIA_PORT: '9000' }, { ...machine, mediaWorkerCount: 1 })).not.toThrow();
    expect(refusalOf({ MEDIA_PORT: '65535' }).message).toBe('MEDIA_PORT must be at most 65534: media takes 2 ports.');
  });

  it.each([{}, { HOST: '0.0.0.0' }, { ANNOUNCED_ADDRESS: 'localhost' }, { ANNOUNCED_ADDRESS: '::1' }])(
    'is an address for media that a public page cannot use: %o',
    (settings) => {
      const refusal = refusalOf({ PUBLIC_URL: 'https://pulse.example', ...settings });
      expect(refusal.key).toBe('ANNOUNCED_ADDRESS');
      expect(refusal.message).toMatch(
        /^ANNOUNCED_ADDRESS must be an address at which browsers reach .+ video and sound\.$/,
      );
    },
  );

  it('is no loopback address where the public page is on this machine', () => {
    for (const PUBLIC_URL of ['https://localhost:8443', 'https://pulse.localhost', 'https://[::1]:8443']) {
      expect(parseEnv({ PUBLIC_URL }).ANNOUNCED_ADDRESS).toBe('127.0.0.1');
    }
  });
});

describe('.env.example', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../.env.example'), 'utf8');
  const lines = text.split('\n').filter((line) => /^#?[A-Z_]+=/.test(line));

  it('lists exactly the settings, in order, each with its description and a right value', () => {
    const supported = SETTING_KEYS.filter((key) => SETTINGS[key].example !== '');
    const listed = SETTING_KEYS.map((key) => `#${key}=${SETTINGS[key].example}`);

    expect(lines).toEqual(listed);
    for (const key of SETTING_KEYS) expect(text).toContain(`# ${SETTINGS[key].description}\n#${key}=`);
    expect(() => parseEnv(Object.fromEntries(supported.map((key) => [key, SETTINGS[key].example])))).not.toThrow();
  });

  it('changes nothing as it is', () => {
    expect(parseDotEnv(text)).toEqual({});
  });
});

describe('the settings file', () => {
  it('may be missing, and cannot be a folder', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pulseroom-env-'));
    try {
      expect(() => readEnvFile(path.join(folder, '.env'))).not.toThrow();
      expect(() => readEnvFile(folder)).toThrow(SettingError);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('adds what the environment does not have', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pulseroom-env-'));
    const before = { ...process.env };
    try {
      process.env.HUB_PORT = '7001';
      writeFileSync(path.join(folder, '.env'), 'HUB_PORT=7002\nMEDIA_PORT=7003\n');
      readEnvFile(path.join(folder, '.env'));
      expect(parseEnv(process.env)).toMatchObject({ HUB_PORT: 7001, MEDIA_PORT: 7003 });
    } finally {
      process.env = before;
      rmSync(folder, { recursive: true });
    }
  });
});
