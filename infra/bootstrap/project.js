// Facts about this checkout and this machine that several steps need. Everything in this folder runs on any Node >= 18
// before anything is installed: no dependencies, no TypeScript.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What npm calls this machine, e.g. `linux-x64`. */
export const platform = `${process.platform}-${process.arch}`;

/** Inside node_modules on purpose: `npm ci` empties it, and then every step has to run again. */
export const cacheFolder = join(root, 'node_modules/.cache/pulseroom');

/** A failure that the user can act on: its message says what to do, a stack would only hide it. */
export class PrepareError extends Error {}

/** Version of the C library as `[major, minor]`; `null` where it is not glibc (macOS, Alpine). */
export function glibcVersion() {
  if (process.platform !== 'linux' || !process.report) return null;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  const [major, minor] = (header.glibcVersionRuntime ?? '').split('.').map(Number);
  return major === undefined || minor === undefined ? null : /** @type {const} */ ([major, minor]);
}

/** Where results are kept that all checkouts of this user share. */
export function userCacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pulseroom');
}

/**
 * A hash over paths and contents, for "did anything change since".
 * @param {{ paths: string[], skip?: (path: string) => boolean }} options files and folders relative to the checkout;
 *   those that do not exist are left out
 */
export function hashFiles({ paths, skip = () => false }) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      const name = relative(root, file);
      if (!skip(name)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  /** @type {import('node:fs').Dirent[]} */
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path]; // a file
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

/** @param {string} name */
export function readStamp(name) {
  const file = join(cacheFolder, `${name}.stamp`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(join(cacheFolder, `${name}.stamp`), value);
}

/** @param {string} name */
export function removeStamp(name) {
  rmSync(join(cacheFolder, `${name}.stamp`), { force: true });
}

/**
 * @param {string} file
 * @returns {any} parsed JSON; the files read here are our own or npm's
 */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
