// Two preparations at once would tread on each other (a test that runs `npm start`, a second terminal): one waits.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { printLine } from './report.js';

/** The locks that this process holds. */
const held = new Set();

/** A lock without an owner's name is one whose owner died between making it and signing it. */
const unsignedGraceMs = 2_000;

/**
 * Holds the lock while `work` runs. The lock is a folder, since making one is atomic everywhere; it names its owner's
 * process, so that a lock left by a killed one is recognised and taken over, also when the process id belongs to
 * somebody else by now (after a reboot, or in a container, where it may even be our own).
 * @template T
 * @param {{ folder: string, what: string }} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ folder, what }, work) {
  mkdirSync(dirname(folder), { recursive: true });
  let announced = false;
  while (!tryMake(folder)) {
    const owner = ownerOf(folder);
    if (owner === 'gone') {
      discard(folder);
      continue;
    }
    if (!announced)
      printLine(`Waiting for another process${owner === 'unsigned' ? '' : ` (${owner})`} to finish ${what}.`);
    announced = true;
    await delay(200);
  }
  held.add(folder);
  const release = () => {
    held.delete(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} folder */
function tryMake(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'owner'), signatureOf(process.pid) ?? String(process.pid));
  return true;
}

/**
 * @param {string} folder
 * @returns {number | 'gone' | 'unsigned'}
 */
function ownerOf(folder) {
  try {
    const signature = readFileSync(join(folder, 'owner'), 'utf8');
    const pid = Number.parseInt(signature, 10);
    if (pid > 0) return isHolding(pid, signature, folder) ? pid : 'gone';
  } catch {
    // Not signed yet, or just released.
  }
  try {
    return Date.now() - statSync(folder).mtimeMs > unsignedGraceMs ? 'gone' : 'unsigned';
  } catch {
    return 'gone';
  }
}

/**
 * @param {number} pid
 * @param {string} signature
 * @param {string} folder
 */
function isHolding(pid, signature, folder) {
  if (process.platform === 'linux') return signatureOf(pid) === signature;
  // Elsewhere a process is known by its id only: by ours we know what it holds.
  return pid === process.pid ? held.has(folder) : isAlive(pid);
}

/**
 * What tells a process from any other that has or had its id: when it started, and since which boot that counts.
 * @param {number} pid
 * @returns {string | null} `null` when there is no such process, or no /proc
 */
function signatureOf(pid) {
  try {
    // proc_pid_stat(5): "pid (name) state ppid …"; the name may hold anything, but nothing after it holds a bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').pop()?.trim().split(' ') ?? [];
    const state = fields[0]; // field 3
    const startTime = fields[19]; // field 22, in clock ticks since the boot
    if (state === undefined || startTime === undefined || 'ZX'.includes(state)) return null; // dead, not yet reaped
    return `${pid} ${startTime} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return null;
  }
}

/**
 * Removes a dead owner's lock. Another waiter may have done so already and hold the lock by now: renaming shows whose
 * lock it was before anything is lost.
 * @param {string} folder
 */
function discard(folder) {
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (typeof ownerOf(aside) === 'number') renameSync(aside, folder);
  } catch {
    // Gone already.
  }
  rmSync(aside, { recursive: true, force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
