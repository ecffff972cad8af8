import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { PostgresBinaries } from './binaries.ts';
import type { PostgresFolders } from './folders.ts';
import { launchOf } from './launch.ts';
import { type ServerAddress, tryServer } from './ready.ts';
import { POSTGRES_ENVIRONMENT, serverSettings } from './server-settings.ts';

/** A server that answers. */
export type PostgresServer = {
  pid: number;
  /** Resolves when it is gone, with what it ended by. */
  ended: Promise<string>;
  /** Fast shutdown: running transactions are rolled back, what was committed is written out. */
  stop(): Promise<void>;
};

/** Recovery after a crash takes about 5 s; a slow disk gets its time. */
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 10;
/** How long each step of a stop gets, ms: fast shutdown, immediate shutdown. */
const STOP_LADDER = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 3000],
] as const;
/** A server log larger than this is put aside at the next start, bytes. */
const SERVER_LOG_MAX_BYTES = 10 * 1024 * 1024;
/** How much of the server log is quoted when it does not start, lines. */
const QUOTED_LINES = 5;

/** Starts a server on a cluster on which none runs (`clearLeftovers`) and waits until it answers. */
export async function startServer({
  folders,
  binaries,
  address,
}: {
  folders: PostgresFolders;
  binaries: PostgresBinaries;
  address: ServerAddress;
}): Promise<PostgresServer> {
  const child = spawnServer({ folders, binaries });
  const ended = Promise.withResolvers<string>();
  let isEnded = false;
  child.on('error', (error) => ended.resolve(error.message));
  child.on('exit', (code, signal) => ended.resolve(signal ?? `exit code ${code}`));
  void ended.promise.then(() => {
    isEnded = true;
  });

  try {
    for (const startedAtMs = performance.now(); !(await tryServer(address)); await wait(POLL_MS)) {
      if (isEnded || performance.now() - startedAtMs > START_TIMEOUT_MS) throw didNotStart(folders);
    }
    const { pid } = child;
    if (pid === undefined) throw didNotStart(folders);
    return { pid, ended: ended.promise, stop: () => stop(child, ended.promise) };
  } catch (error) {
    await stop(child, ended.promise);
    throw error;
  }
}

function spawnServer({ folders, binaries }: { folders: PostgresFolders; binaries: PostgresBinaries }): ChildProcess {
  const { command, args, options } = launchOf({
    program: binaries.postgres,
    args: ['-D', folders.cluster, ...serverSettings({ socketFolder: folders.socket })],
    account: folders.account,
    reaches: [folders.cluster, folders.socket],
    onOurDeath: 'INT',
  });
  const output = openServerLog(folders.serverLog);
  try {
    // Detached: Ctrl-C at the terminal reaches us, and we stop the server last.
    return spawn(command, args, {
      ...options,
      cwd: folders.root,
      env: POSTGRES_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

function openServerLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > SERVER_LOG_MAX_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  for (const [signal, graceMs] of STOP_LADDER) {
    child.kill(signal);
    const deadline = new AbortController();
    const isEnded = await Promise.race([
      ended.then(() => true),
      wait(graceMs, false, { signal: deadline.signal }).catch(() => false),
    ]);
    deadline.abort();
    if (isEnded) return;
  }
  child.kill('SIGKILL');
  await ended;
}

function didNotStart({ serverLog }: PostgresFolders): AppError {
  const lines = readFileSync(serverLog, 'utf8').trim().split('\n').slice(-QUOTED_LINES);
  return new AppError('unavailable', `The database did not start. The end of ${serverLog}:\n${lines.join('\n')}`);
}
