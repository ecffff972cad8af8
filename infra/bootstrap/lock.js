// Two preparations at once would tread on each other (a test that runs `npm start`, a second terminal): one waits.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { printLine } from './report.js';

/** A lock without an owner's name is one whose owner died between making it and signing it. */
const unsignedGraceMs = 2_000;

/**
 * Holds the lock while `work` runs. The lock is a folder, since making one is atomic everywhere; it names its owner's
 * process, so that a lock left by a killed one is recognised and taken over.
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
  const release = () => rmSync(folder, { recursive: true, force: true });
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
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/**
 * @param {string} folder
 * @returns {number | 'gone' | 'unsigned'}
 */
function ownerOf(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    if (pid > 0) return isAlive(pid) ? pid : 'gone';
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
