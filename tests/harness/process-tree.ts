import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** A process as Linux describes it in /proc. */
export type ProcessEntry = { pid: number; parentPid: number; command: string };

/**
 * All processes that belong to the Pulseroom on this data folder: those that were started with it in their environment,
 * that name it in their command, or that work in it (PostgreSQL's children overwrite both of the others). The folder
 * is a fresh one, so nobody else's match.
 */
export function processesOf(dataDir: string): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => `${readProc(pid, 'environ')}${readProc(pid, 'cmdline')}${workingFolderOf(pid)}`.includes(dataDir))
    .flatMap((pid) => processEntry(pid) ?? []);
}

/** The main process (`node main.ts`); `undefined` when it does not run. */
export function mainProcessOf(dataDir: string): ProcessEntry | undefined {
  return processesOf(dataDir).find(({ command }) => /\bmain\.ts\b/.test(command) && !command.includes('bootstrap'));
}

/** The process that `npm start` runs and that runs the main process. */
export function bootstrapProcessOf(dataDir: string): ProcessEntry | undefined {
  return processesOf(dataDir).find(
    ({ command }) => command.includes('bootstrap/start.js') && !command.includes('sh -c'),
  );
}

export function mediaWorkersOf(dataDir: string): ProcessEntry[] {
  return processesOf(dataDir).filter(({ command }) => command.includes('mediasoup-worker'));
}

/** The embedded PostgreSQL's first process, from the `postmaster.pid` that it keeps below the data folder. */
export function postmasterPidOf(dataDir: string): number | undefined {
  const pid = Number(readPidFile(path.join(dataDir, 'postgres/cluster/postmaster.pid')).split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/** Empty where there is none: a server that starts or stops makes and removes it at any moment. */
function readPidFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** A zombie, ended and not yet collected by its parent, does not live. */
export function isAlive(pid: number): boolean {
  return processEntry(pid) !== undefined;
}

function processEntry(pid: number): ProcessEntry | undefined {
  // "pid (name) state parentPid …"; the name may hold spaces and parentheses, so the last one counts.
  const stat = readProc(pid, 'stat');
  const [state, parentPid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!stat || state === 'Z' || state === 'X') return undefined;
  return { pid, parentPid: Number(parentPid), command: readProc(pid, 'cmdline').replaceAll('\0', ' ').trim() };
}

/** Empty when the process has gone. */
function readProc(pid: number, file: 'environ' | 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function workingFolderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
