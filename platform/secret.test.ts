import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecret, Secret } from './secret.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'pulseroom-secret-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

it('a secret prints as ***, whatever prints it', () => {
  const secret = new Secret('s3cr3t');

  expect(`${secret} ${JSON.stringify({ secret })} ${inspect({ secret }, { showHidden: true })}`).not.toContain(
    's3cr3t',
  );
  expect(secret.reveal()).toBe('s3cr3t');
});

describe('the secret of the installation', () => {
  it('is made once and kept for its owner only', () => {
    const made = loadSecret({ dataDir, configured: null });

    expect(made.reveal().length).toBeGreaterThanOrEqual(43);
    expect(loadSecret({ dataDir, configured: null }).reveal()).toBe(made.reveal());
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('is the configured one where there is one', () => {
    const configured = new Secret('configured-secret-of-32-characters');

    expect(loadSecret({ dataDir, configured })).toBe(configured);
    expect(() => readFileSync(path.join(dataDir, 'secret'))).toThrow();
  });

  it('is not replaced silently when its file is damaged', () => {
    writeFileSync(path.join(dataDir, 'secret'), 'cut');

    expect(() => loadSecret({ dataDir, configured: null })).toThrow(/is damaged/);
  });
});
