import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

it('each page of the build is within its budget of JavaScript', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['infra/checks/check-page-sizes.ts'], {
    cwd: project,
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(error.stdout + error.stderr);
  });
  expect(stdout).toContain('routes/schedule');
  expect(stdout).toContain('routes/classes.$sessionId.live');
});

// One value imported from a module with schemas, instead of a type, brings all of zod: 25 kB.
it('no schema library comes to browsers', () => {
  const assets = path.join(project, 'build/client/assets');
  const withSchemas = readdirSync(assets)
    .filter((file) => file.endsWith('.js'))
    .filter((file) => readFileSync(path.join(assets, file), 'utf8').includes('ZodError'));
  expect(withSchemas).toEqual([]);
});
