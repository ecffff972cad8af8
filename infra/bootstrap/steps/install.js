// node_modules as package-lock.json wants it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.js';
import { PrepareError, readJson, root } from '../project.js';
import { startStep } from '../report.js';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages */

export async function ensureInstalled() {
  const reason = staleBecause();
  if (!reason) return;

  const step = startStep('packages', `installing with npm (${reason})`);
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? { file: process.execPath, args: [process.env.npm_execpath] }
    : { file: 'npm', args: [] };
  const result = await runCommand(
    npm.file,
    [
      ...npm.args,
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    // mediasoup's install script would fetch or build its worker; should scripts be on after all, this makes it skip.
    { env: { MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN || 'later', NODE_ENV: undefined } },
  );
  const still = result.ok ? staleBecause() : 'npm failed';
  step.finish({ ok: !still, result: still ?? 'installed' });
  if (still) {
    throw new PrepareError(
      `The packages could not be installed:\n${firstComplaints(result.output)}\n` +
        'Is the npm registry reachable from here (npm ping)? If it is, remove node_modules and try again.',
    );
  }
}

/**
 * npm writes down what it installed, in the lock file's own format: comparing the two notices an interrupted
 * installation, a changed lock file, and an installation that somebody else made, without a stamp of our own.
 * @returns {string | null} why an installation is needed
 */
export function staleBecause() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return 'nothing is installed yet';
  const wanted = /** @type {LockedPackages} */ (readJson(join(root, 'package-lock.json')).packages);
  const installed = /** @type {LockedPackages} */ (readJson(installedFile).packages);
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '' || (optional && !installed[path])) continue; // '' is ourselves; optional ones are for other systems
    if (installed[path]?.version !== version) return 'package-lock.json changed';
  }
  return null;
}

/**
 * npm says what is wrong first, and then explains itself at length.
 * @param {string} output
 */
function firstComplaints(output) {
  const complaints = output.split('\n').filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  return (complaints.length > 0 ? complaints : output.trim().split('\n')).slice(0, 10).join('\n');
}
