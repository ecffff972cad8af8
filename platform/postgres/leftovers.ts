import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AppError } from '#core/errors.ts';
import type { Log } from '../log.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { PostgresFolders } from './folders.ts';
import { POSTGRES_ENVIRONMENT } from './server-settings.ts';
import { socketFilesIn } from './socket-folder.ts';

const POLL_MS = 20;
/** Signals for a server that nobody owns any more, and how long each gets, ms. Fast shutdown, then immediate. */
const SERVER_LADDER = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
] as const;
/** For processes of a server that was killed: they notice by themselves within moments. */
const SURVIVOR_LADDER = [
  [null, 1000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
] as const;

/**
 * Clears what an earlier run left on the cluster: a server without an owner is stopped cleanly, processes of a killed
 * one are waited for, lock files that would keep a new server from starting are removed.
 * Call it only while holding the instance lock: it cannot tell an orphan from a sibling's server.
 */
export async function clearLeftovers({
  folders,
  binaries,
  log,
}: {
  folders: PostgresFolders;
  binaries: PostgresBinaries;
  log: Log;
}): Promise<void> {
  const lockFile = path.join(folders.cluster, 'postmaster.pid');
  if (process.platform !== 'linux') {
    if (existsSync(lockFile)) await stopByPgCtl({ folders, binaries, log });
    return;
  }
  const orphan = readServerPid(lockFile);
  if (orphan !== null && isServerOf(folders.cluster, orphan)) {
    log.warn({ pid: orphan }, 'a database server of an earlier run is stopped');
    await endAll(() => (isServerOf(folders.cluster, orphan) ? [orphan] : []), SERVER_LADDER);
  }
  await endAll(() => processesIn(folders.cluster), SURVIVOR_LADDER);
  // PostgreSQL removes lock files of dead processes itself, but is fooled when the number belongs to another by now.
  for (const file of [lockFile, ...socketFilesIn(folders.socket)]) rmSync(file, { force: true });
}

/** First line of postmaster.pid; `null` when there is none, or it was cut short by a crash. */
function readServerPid(lockFile: string): number | null {
  const pid = Number.parseInt(readOrEmpty(lockFile), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}

function isServerOf(cluster: string, pid: number): boolean {
  const [program = '', ...args] = readOrEmpty(`/proc/${pid}/cmdline`).split('\0');
  return path.basename(program) === 'postgres' && args.includes(cluster);
}

/** PostgreSQL's processes work in the data directory. Those of other accounts are seen by root only. */
function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster;
      } catch {
        // Gone meanwhile, or not ours to look at.
        return false;
      }
    })
    .map(Number);
}

async function endAll(
  processes: () => number[],
  ladder: readonly (readonly [signal: NodeJS.Signals | null, graceMs: number])[],
): Promise<void> {
  for (const [signal, graceMs] of ladder) {
    const remaining = processes();
    if (remaining.length === 0) return;
    if (signal !== null) for (const pid of remaining) sendSignal(pid, signal);
    for (const startedAtMs = performance.now(); performance.now() - startedAtMs < graceMs; await wait(POLL_MS)) {
      if (processes().length === 0) return;
    }
  }
  const [survivor] = processes();
  if (survivor !== undefined) {
    throw new AppError('unavailable', `Process ${survivor} of an earlier database server cannot be stopped.`);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it went by itself, which was the aim.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function stopByPgCtl({
  folders,
  binaries,
  log,
}: {
  folders: PostgresFolders;
  binaries: PostgresBinaries;
  log: Log;
}): Promise<void> {
  try {
    await promisify(execFile)(binaries.pg_ctl, ['stop', '-D', folders.cluster, '-m', 'fast', '-w', '-t', '20'], {
      env: POSTGRES_ENVIRONMENT,
    });
    log.warn('a database server of an earlier run was stopped');
  } catch (error) {
    // It says the same for "no server is running". If one still is, the new one refuses to start.
    log.debug({ err: error }, 'no database server of an earlier run was stopped');
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It is not there, or not any more.
    return '';
  }
}
