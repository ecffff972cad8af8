import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';
import { findFreePorts } from './free-ports.ts';
import { processesOf } from './process-tree.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** A database that has to recover after a crash takes its time, the more so beside a busy browser. */
const READY_WITHIN_MS = 90_000;
/** Longer than the server gives itself. */
const STOPS_WITHIN_MS = 20_000;
/** Media takes one port per worker from MEDIA_PORT on; a machine has more cores than we like to count. */
const MEDIA_PORTS = 64;

type Command = 'main' | 'npm start' | 'npm run demo';

export type PulseroomOptions = {
  /** Default: a new folder that `dispose()` removes. */
  dataDir?: string;
  /** `main`: `node main.ts`, with everything prepared. The others: what the reader of the README types. */
  command?: Command;
  /** What stands behind `npm start --` or `npm run demo --`. */
  flags?: string[];
  /** Settings beside the ports and the folder. */
  settings?: Record<string, string>;
};

/** The real thing, as processes of its own. */
export type PulseroomProcess = {
  /** The first process: npm with `npm start`, else the main process. */
  pid: number;
  dataDir: string;
  ports: { page: number; hub: number; admin: number; media: number };
  /** Everything printed so far, both outputs. */
  output(): string;
  /** Resolves when it says that it is ready, with the time that took. Fails when it ends before. */
  ready(): Promise<{ url: string; afterMs: number }>;
  /** The link that makes the first account, waiting for it. */
  firstRunLink(): Promise<string>;
  /** Has it printed a first-run link so far? */
  hasFirstRunLink(): boolean;
  /** Ctrl-C in the terminal: SIGINT to the whole process group. */
  pressCtrlC(): void;
  /** The exit code, or the signal that ended the first process; its output is complete by then. */
  exited: Promise<number | NodeJS.Signals>;
  /** Stops it if it still runs, and removes the data folder if it was made here. Fails when it had to use force. */
  dispose(): Promise<void>;
};

/** A folder for a Pulseroom's data that the database's own user may pass through as well. */
export async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pulseroom-data-'));
  await chmod(folder, 0o755);
  return folder;
}

export async function startPulseroom(options: PulseroomOptions = {}): Promise<PulseroomProcess> {
  const { command = 'main', flags = [], settings = {} } = options;
  const dataDir = options.dataDir ?? (await makeDataDir());
  const firstPort = await findFreePorts(3 + MEDIA_PORTS);
  const ports = { page: firstPort, hub: firstPort + 1, admin: firstPort + 2, media: firstPort + 3 };
  const startedAtMs = performance.now();
  const npmArguments = [...command.split(' ').slice(1), '--', ...flags];
  const child = spawnCommand(command === 'main' ? [process.execPath, 'main.ts'] : ['npm', ...npmArguments], {
    DATA_DIR: dataDir,
    PORT: String(ports.page),
    HUB_PORT: String(ports.hub),
    ADMIN_PORT: String(ports.admin),
    MEDIA_PORT: String(ports.media),
    ...settings,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let ended: number | NodeJS.Signals | undefined;
  child.once('exit', (code, signal) => {
    ended = (code ?? signal)!;
  });
  const exited = once(child, 'close').then(() => ended!);
  const printed = (what: string, pattern: RegExp) =>
    eventually(`${what} is printed`, READY_WITHIN_MS, () => {
      const found = pattern.exec(output)?.[1];
      if (!found && ended !== undefined) throw new Error(`ended with ${ended} before ${what} was printed:\n${output}`);
      return found;
    });

  return {
    pid,
    dataDir,
    ports,
    exited,
    output: () => output,
    async ready() {
      const url = await printed('the address', /Pulseroom is ready: (\S+)/);
      return { url, afterMs: Math.round(performance.now() - startedAtMs) };
    },
    firstRunLink: () => printed('the first-run link', /First run: (\S+)/),
    hasFirstRunLink: () => /First run: /.test(output),
    pressCtrlC: () => process.kill(-pid, 'SIGINT'),
    async dispose() {
      if (ended === undefined) {
        process.kill(-pid, 'SIGINT');
        const isStopped = () => processesOf(dataDir).length === 0;
        await eventually('all processes end', STOPS_WITHIN_MS, isStopped).catch((error: unknown) => {
          killAll(dataDir);
          throw error;
        });
      }
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** In a process group of its own, as a terminal would run it. */
function spawnCommand([file, ...args]: [string, ...string[]], settings: Record<string, string>): ChildProcess {
  return spawn(file, args, {
    cwd: PROJECT,
    env: { ...cleanEnvironment(), ...settings },
    stdio: 'pipe',
    detached: true,
  });
}

/** Of the test runner's environment only what a shell would have: no NODE_ENV=test, nothing of an outer npm. */
function cleanEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'XDG_CACHE_HOME', 'MEDIASOUP_WORKER_BIN'];
  const environment: Record<string, string> = { NODE_ENV: 'production' };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

function killAll(dataDir: string): void {
  for (const { pid } of processesOf(dataDir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}
