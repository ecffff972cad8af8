import { execFile } from 'node:child_process';
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
