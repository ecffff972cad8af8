import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program of ours in a process of its own, with messages both ways. */
export type ChildProgram = {
  /** `null` once it has ended. */
  pid: number | null;
  send(message: object): void;
  /** Ends it and waits until it has. Idempotent. */
  close(): Promise<void>;
};

/** Longest wait for it to end by itself, ms. */
const END_TIMEOUT_MS = 3000;

/**
 * Runs a TypeScript file with this Node. Its standard output and error are ours.
 * @param options.onEnded it ended without being asked to
 */
export function startChildProgram({
  file,
  cwd,
  env = {},
  onMessage,
  onEnded,
}: {
  /** Absolute path. */
  file: string;
  /** The folder it works in. */
  cwd: string;
  /** All that it gets: our own environment holds secrets. */
  env?: Record<string, string>;
  onMessage(message: unknown): void;
  onEnded(exitCode: number | null): void;
}): ChildProgram {
  // The channel tells it of our end, also of a sudden one ('disconnect').
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    cwd,
    env: { NODE_ENV: 'production', ...env },
  });
  let isClosing = false;
  let hasEnded = false;
  const ended = () => {
    if (hasEnded) return;
    hasEnded = true;
    if (!isClosing) onEnded(child.exitCode);
  };
  child.on('message', onMessage);
  child.on('exit', ended);
  child.on('error', ended);

  return {
    get pid() {
      return hasEnded ? null : (child.pid ?? null);
    },
    send(message) {
      if (child.connected) child.send(message, () => undefined);
    },
    async close() {
      isClosing = true;
      if (hasEnded) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
      await gone;
      clearTimeout(force);
    },
  };
}
