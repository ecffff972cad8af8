import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { runCommand } from './command.js';

it('keeps what a command printed, and its exit code', async () => {
  const script = 'console.log("one"); console.error("two"); process.exitCode = 3';

  expect(await runCommand(process.execPath, ['-e', script])).toEqual({
    ok: false,
    code: 3,
    output: expect.stringMatching(/one\n(.|\n)*two\n|two\n(.|\n)*one\n/),
  });
});

it('takes a command that does not exist for one that failed', async () => {
  expect(await runCommand('/nonexistent/program', [])).toMatchObject({ ok: false, code: -1 });
});

it('ends a command that takes too long', async () => {
  expect(await runCommand(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 100 })).toMatchObject({
    ok: false,
    code: -1,
  });
});

it('tells lines as they come', async () => {
  const lines: string[] = [];
  await runCommand(process.execPath, ['-e', 'process.stdout.write("a\\nb\\nrest")'], {
    onLine: (line) => lines.push(line),
  });

  expect(lines).toEqual(['a', 'b']);
});

it('ends what it runs when it is interrupted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulseroom-command-'));
  const goodbye = join(folder, 'goodbye');
  const inner = `
    process.on('SIGTERM', () => { require('fs').writeFileSync(${JSON.stringify(goodbye)}, ''); process.exit(); });
    setInterval(() => {}, 1000);
    console.log('started');
  `;
  const program = `
    import { runCommand } from ${JSON.stringify(join(import.meta.dirname, 'command.js'))};
    await runCommand(process.execPath, ['-e', ${JSON.stringify(inner)}], { onLine: (line) => console.log(line) });
  `;
  const outer = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: outer.stdout! }), 'line');
  outer.kill('SIGINT');

  expect(await once(outer, 'exit')).toEqual([130, null]);
  await expect.poll(() => existsSync(goodbye)).toBe(true);
  rmSync(folder, { recursive: true });
});
