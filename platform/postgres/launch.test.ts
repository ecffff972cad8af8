import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchOf } from './launch.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pulseroom-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(program: string, args: string[], reaches: string[] = []): string {
  const launch = launchOf({ program, args, account: NOBODY, reaches, onOurDeath: 'KILL' });
  return execFileSync(launch.command, launch.args, { encoding: 'utf8', ...launch.options }).trim();
}

/** A folder that only root may enter, with a copy of a program in it, and a folder of nobody's. */
function closedFolder({ mode }: { mode: number }): { program: string; data: string } {
  const program = path.join(folder, 'bash');
  const data = path.join(folder, 'data');
  copyFileSync('/bin/bash', program);
  chmodSync(program, mode);
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY.uid, NOBODY.gid);
  chmodSync(folder, 0o700);
  return { program, data };
}

describe.runIf(isRootOnLinux)('a program that root starts for another account', () => {
  it('has no rights of root where it needs none', () => {
    const rights = run('/bin/grep', ['-E', '^(Uid|CapEff)', '/proc/self/status'], ['/tmp']);

    expect(rights).toMatch(/Uid:\s+65534\s/);
    expect(rights).toMatch(/CapEff:\s+0000000000000000/);
  });

  it.each([0o755, 0o700])('reaches a program of mode %o and its own folder below a folder that is closed', (mode) => {
    const { program, data } = closedFolder({ mode });
    // As PostgreSQL does: it looks whether it may run a program (access), then runs it, and writes to its own folder.
    const script = `test -x ${program} && ${program} -c 'echo $UID' && touch ${data}/written && echo written`;

    expect(run(program, ['-c', script], [data])).toBe('65534\nwritten');
  });

  it('may not write elsewhere below a folder that is closed', () => {
    const { program, data } = closedFolder({ mode: 0o755 });

    expect(run(program, ['-c', `touch ${folder}/foreign 2>/dev/null || echo refused`], [data])).toBe('refused');
  });
});

it('without another account the program is run as it is', () => {
  const launch = launchOf({ program: '/bin/true', args: ['x'], account: null, reaches: [folder], onOurDeath: 'INT' });

  expect(launch.args.join(' ')).not.toContain('reuid');
  expect([launch.command, ...launch.args].slice(-2)).toEqual(['/bin/true', 'x']);
});
