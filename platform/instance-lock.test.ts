import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireInstanceLock } from './instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulseroom-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is held by one at a time, who is named to the others', async () => {
  const lock = await acquireInstanceLock(folder);

  await expect(acquireInstanceLock(folder)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`(process ${process.pid})`),
  });
  lock.announce('http://localhost:8080/demo');
  await expect(acquireInstanceLock(folder)).rejects.toMatchObject({
    message: expect.stringContaining(' already runs at http://localhost:8080/demo on the data folder '),
  });
  await lock.close();
  await lock.close();
  await (await acquireInstanceLock(folder)).close();
});

it('of ten who try at once, one gets', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => acquireInstanceLock(folder)));

  const got = tries.filter((result) => result.status === 'fulfilled');
  expect(got).toHaveLength(1);
  await got[0]!.value.close();
});

it('is the same under every name of the folder, and another for another folder', async () => {
  const other = path.join(folder, 'other');
  const link = path.join(folder, 'link');
  mkdirSync(other);
  symlinkSync(other, link);
  const lock = await acquireInstanceLock(folder);
  const otherLock = await acquireInstanceLock(other);

  await expect(acquireInstanceLock(link)).rejects.toMatchObject({ code: 'conflict' });
  await lock.close();
  await otherLock.close();
});
