// Runs Pulseroom itself and passes on what it is told.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { PrepareError, root } from './project.js';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** npm passes on the Ctrl-C that the terminal has already sent to all of us: within this time it is the same one. */
const sameSignalMs = 500;
const parentCheckMs = 500;

/**
 * @param {{ nodePath: string, env: Record<string, string>, args: string[], main?: string }} options
 * @returns {Promise<number>} exit code
 */
export function runServer({ nodePath, env, args, main = join(root, 'main.ts') }) {
  if (!existsSync(main)) throw new PrepareError(`${main} is missing: there is nothing to start.`);

  return new Promise((done, failed) => {
    const child = spawn(nodePath, ['--enable-source-maps', main, ...args], {
      cwd: process.cwd(),
      env: { ...process.env, ...env },
      // The channel tells the child of our end, also of a sudden one: it then shuts down ('disconnect').
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // Out of the terminal's process group: a Ctrl-C reaches it once, from us, and it shuts down in its own time.
      detached: true,
    });

    const lastSentAtMs = new Map();
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      const now = Date.now();
      if (now - (lastSentAtMs.get(signal) ?? 0) < sameSignalMs) return;
      lastSentAtMs.set(signal, now);
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, () => pass(signal));
    const parentWatch = watchParent(() => pass('SIGTERM'));

    child.on('error', failed);
    child.on('exit', (code, signal) => {
      clearInterval(parentWatch);
      done(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Under `npm start`, a killed npm leaves us running without anybody who could stop us. Between it and us there may be a
 * shell that outlives it, so we watch both generations.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atStart) return;
    clearInterval(timer);
    onGone();
  }, parentCheckMs);
  timer.unref();
  return timer;
}

/**
 * @param {number} pid
 * @returns {string | null} `null` on systems without /proc
 */
function parentOf(pid) {
  try {
    // "pid (name) state parent …"; the name may hold anything, but nothing after it holds a bracket
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').pop()?.trim().split(' ')[1] ?? null;
  } catch {
    return null;
  }
}
