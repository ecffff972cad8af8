// Runs a command to its end, keeps what it printed, and leaves nothing of it behind when we are interrupted.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.js';

/** @type {Set<number>} process groups of running commands */
const groups = new Set();
process.on('exit', () => {
  for (const group of groups) killGroup(group, 'SIGTERM');
});

/** Without a handler a signal would end us without the event above. */
const interruptions = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @param {NodeJS.Signals} signal */
function leave(signal) {
  process.exit(128 + constants.signals[signal]);
}

/** @param {number} group */
function enter(group) {
  if (groups.size === 0) for (const signal of interruptions) process.on(signal, leave);
  groups.add(group);
}

/** @param {number} group */
function forget(group) {
  groups.delete(group);
  if (groups.size === 0) for (const signal of interruptions) process.off(signal, leave);
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function killGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] default: the checkout
 * @property {NodeJS.ProcessEnv} [env] added to our own environment; a key set to undefined is removed
 * @property {boolean} [bareEnv] take only `env`
 * @property {(line: string) => void} [onLine] called for each line of either output
 * @property {number} [timeoutMs] after this time the command is killed and counts as failed
 */

/**
 * Never rejects: a command that cannot be started is one that failed.
 * @param {string} file
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ ok: boolean, code: number, output: string }>} `code` is -1 when it was not started or was killed
 */
export function runCommand(file, args, { cwd = root, env = {}, bareEnv = false, onLine, timeoutMs } = {}) {
  return new Promise((done) => {
    // A group of its own, so that we can end the command together with whatever it started.
    const child = spawn(file, args, {
      cwd,
      env: bareEnv ? env : { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const group = child.pid;
    if (group) enter(group);
    const timer = timeoutMs && setTimeout(() => group && killGroup(group, 'SIGKILL'), timeoutMs);

    let output = '';
    let unfinished = '';
    const take = (/** @type {string} */ text) => {
      output += text;
      if (!onLine) return;
      const lines = (unfinished + text).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);

    const finish = (/** @type {number} */ code) => {
      if (timer) clearTimeout(timer);
      if (group) forget(group);
      done({ ok: code === 0, code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(-1);
    });
    child.on('close', (code) => finish(code ?? -1));
  });
}

/**
 * The end of an output, for an error message.
 * @param {string} output
 */
export function lastLines(output, count = 25) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
