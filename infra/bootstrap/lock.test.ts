import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A lock that somebody left. */
function leave(owner: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'owner'), owner);
}

/** How the lock of this process is signed. */
async function ownSignature(): Promise<string> {
  return withLock({ folder, what: 'a test' }, async () => readFileSync(join(folder, 'owner'), 'utf8'));
}

it('takes over from a process that is gone', async () => {
  leave(String(2 ** 22 + 1)); // Linux gives out process ids up to 2^22

  expect(await withLock({ folder, what: 'a test' }, async () => 'in')).toBe('in');
});

it('takes over from an earlier process that had our own id', async () => {
  leave(String(process.pid));

  expect(await withLock({ folder, what: 'a test' }, async () => 'in')).toBe('in');
});

it.runIf(process.platform === 'linux')('takes over when the id belongs to a process that started later', async () => {
  const [pid, startTime, boot] = (await ownSignature()).split(' ');
  for (const earlier of [`${pid} ${Number(startTime) - 1} ${boot}`, `${pid} ${startTime} another-boot`, '1 1 x', '1']) {
    leave(earlier);
    expect(await withLock({ folder, what: 'a test' }, async () => 'in'), earlier).toBe('in');
  }
});

it.runIf(process.platform === 'linux')('waits for a process that runs', async () => {
  leave(await ownSignature());
  const entered = withLock({ folder, what: 'a test' }, async () => 'in');
  expect(await Promise.race([entered, Promise.resolve('waiting')])).toBe('waiting');
  rmSync(folder, { recursive: true });
  expect(await entered).toBe('in');
});
