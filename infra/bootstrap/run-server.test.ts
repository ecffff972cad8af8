import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Says what reaches it. Ends with 7 on SIGTERM and when its parent is gone, never by SIGINT. */
const server = `
  process.on('SIGINT', () => console.log('SIGINT'));
  process.on('SIGTERM', () => process.exit(7));
  process.on('disconnect', () => { console.log('parent gone'); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('args ' + process.argv.slice(2));
  console.log('pid ' + process.pid);
`;

let folder: string;
let bootstrap: ChildProcess;
let lines: AsyncIterableIterator<string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pulseroom-run-'));
  writeFileSync(join(folder, 'server.mjs'), server);
  const program = `
    import { runServer } from ${JSON.stringify(join(import.meta.dirname, 'run-server.js'))};
    const main = ${JSON.stringify(join(folder, 'server.mjs'))};
    process.exitCode = await runServer({ nodePath: process.execPath, env: {}, args: ['--lan'], main });
  `;
  bootstrap = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  lines = createInterface({ input: bootstrap.stdout! })[Symbol.asyncIterator]();
  expect(await nextLine()).toBe('args --lan');
});
afterEach(() => {
  bootstrap.kill('SIGKILL'); // the server follows, as the last test shows
  rmSync(folder, { recursive: true });
});

async function nextLine(): Promise<string> {
  return (await lines.next()).value;
}

it('passes a signal on and ends with the code of the server', async () => {
  await nextLine();
  bootstrap.kill('SIGTERM');

  expect(await once(bootstrap, 'exit')).toEqual([7, null]);
});

it('passes on one Ctrl-C that arrives twice, from the terminal and from npm, once', async () => {
  await nextLine();
  bootstrap.kill('SIGINT');
  bootstrap.kill('SIGINT');
  expect(await nextLine()).toBe('SIGINT');
  bootstrap.kill('SIGTERM');

  expect(await lines.next()).toMatchObject({ done: true });
});

it('lets the server know when it is killed itself', async () => {
  const pid = Number((await nextLine()).replace('pid ', ''));
  bootstrap.kill('SIGKILL');

  expect(await nextLine()).toBe('parent gone');
  expect(pid).toBeGreaterThan(0);
});
