import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.js';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'pulseroom-lock-')), 'lock');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

it('lets one in at a time', async () => {
  const log: string[] = [];
  const visit = (name: string) =>
    withLock({ folder, what: 'a test' }, async () => {
      log.push(`${name} enters`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} leaves`);
    });

  await Promise.all([visit('first'), visit('second')]);

  expect(log).toEqual(['first enters', 'first leaves', 'second enters', 'second leaves']);
});

it('is free again after a failure', async () => {
  await expect(withLock({ folder, what: 'a test' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect(await withLock({ folder, what: 'a test' }, async () => 'in')).toBe('in');
});

it('takes over from a process that is gone', async () => {
  const beyondAnyPid = 2 ** 22 + 1; // Linux gives out process ids up to 2^22
  mkdirSync(folder);
  writeFileSync(join(folder, 'pid'), String(beyondAnyPid));

  expect(await withLock({ folder, what: 'a test' }, async () => 'in')).toBe('in');
});
