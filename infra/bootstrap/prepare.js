// Brings a checkout to the point where Pulseroom can run: whatever is there and up to date is left alone.
import { join } from 'node:path';
import { withLock } from './lock.js';
import { mediasoupWorkerPath } from './mediasoup-worker-path.js';
import { PrepareError, root } from './project.js';
import { ensureBrowser } from './steps/browser.js';
import { ensureInstalled } from './steps/install.js';
import { ensureNginx } from './steps/nginx.js';
import { findNode24 } from './steps/node.js';
import { ensurePostgres } from './steps/postgres.js';
import { ensureUwebsockets } from './steps/uws.js';
import { ensureWebBuild } from './steps/web.js';
import { ensureMediasoupWorker } from './steps/worker.js';

/** @typedef {'postgres' | 'uws' | 'worker' | 'web' | 'browser' | 'nginx'} Need */

/**
 * Packages and Node are always prepared, since all else rests on them; then what is asked for, side by side.
 * @param {{ need: Need[] }} options
 * @returns {Promise<{ nodePath: string, env: Record<string, string> }>} the Node to run Pulseroom with, and what to add
 *   to its environment
 */
export async function prepare({ need }) {
  if (process.platform === 'win32') {
    throw new PrepareError('Pulseroom runs on Linux and macOS. On Windows, use it inside WSL 2.');
  }
  const needs = new Set(need);
  const browser = needs.has('browser') ? ensureBrowser() : undefined;
  const nginx = needs.has('nginx') ? ensureNginx() : undefined;
  for (const each of [browser, nginx]) each?.catch(() => {}); // reported below, after the steps that it does not hinder

  const nodePath = await inThisCheckout(async () => {
    await ensureInstalled();
    return findNode24();
  });
  // The worker takes minutes and lies outside the checkout, under a lock of its own: nobody has to wait for it here.
  const worker = needs.has('worker') ? ensureMediasoupWorker({ nodePath }) : undefined;
  const local = inThisCheckout(async () => {
    if (needs.has('postgres')) await ensurePostgres({ nodePath });
    if (needs.has('uws')) await ensureUwebsockets({ nodePath });
    if (needs.has('web')) await ensureWebBuild({ nodePath });
  });

  const outcomes = await Promise.allSettled([local, worker, browser, nginx]);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const unexpected = failures.find((failure) => !(failure instanceof PrepareError));
  if (unexpected) throw unexpected;
  if (failures.length > 0) throw new PrepareError(failures.map(({ message }) => message).join('\n\n'));

  const binFolder = join(root, 'node_modules/.bin');
  return {
    nodePath,
    env: {
      PATH: `${binFolder}:${process.env.PATH}`,
      MEDIASOUP_WORKER_BIN: (await worker) ?? process.env.MEDIASOUP_WORKER_BIN ?? mediasoupWorkerPath(),
      NGINX: (await nginx) ?? process.env.NGINX ?? '/usr/sbin/nginx',
      CHROMIUM: (await browser) ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
    },
  };
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
function inThisCheckout(work) {
  return withLock({ folder: join(root, '.cache/prepare.lock'), what: 'preparing this checkout' }, work);
}

/**
 * Runs a program of this folder: a failure that the user can act on is printed as its sentence, any other as a bug.
 * @param {() => Promise<number>} program resolves to the exit code
 */
export async function runProgram(program) {
  try {
    process.exitCode = await program();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`\n${error instanceof PrepareError ? error.message : /** @type {Error} */ (error).stack}\n`);
  }
}
