// mediasoup's media worker: the official binary where it can be downloaded, else built from the package's own source.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, runCommand } from '../command.js';
import { ensureDebianPackages } from '../debian-packages.js';
import { withLock } from '../lock.js';
import { mediasoupFolder, mediasoupWorkerPath, recipeFolder } from '../mediasoup-worker-path.js';
import { PrepareError } from '../project.js';
import { startStep } from '../report.js';
import { downloadPrebuiltWorker } from './worker-prebuilt.js';

/** @typedef {ReturnType<typeof startStep>} Step */

/**
 * @param {{ nodePath: string }} options
 * @returns {Promise<string>} absolute path of a worker that starts on this machine
 */
export async function ensureMediasoupWorker({ nodePath }) {
  const chosen = process.env.MEDIASOUP_WORKER_BIN;
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new PrepareError(
      `MEDIASOUP_WORKER_BIN names a media worker that does not start: ${chosen}. Unset it to use our own.`,
    );
  }
  const worker = mediasoupWorkerPath();
  if (await starts(worker)) return worker;

  return withLock({ folder: `${dirname(worker)}.lock`, what: 'making the media worker' }, async () => {
    if (await starts(worker)) return worker; // the process that we waited for made it
    rmSync(dirname(worker), { recursive: true, force: true });
    // Beside its final place until it has proved itself: whatever lies there has been checked.
    const candidate = join(`${dirname(worker)}.new-${process.pid}`, 'mediasoup-worker');
    mkdirSync(dirname(candidate), { recursive: true });
    try {
      const step = startStep('media worker', 'looking for the official binary');
      const fetched = await downloadPrebuiltWorker(candidate);
      if (fetched.ok && (await starts(candidate)) && (await isProven({ nodePath, candidate })).ok) {
        step.finish({ ok: true, result: 'downloaded the official binary' });
      } else {
        const why = fetched.ok ? 'it does not run on this system' : fetched.reason;
        step.finish({ ok: true, result: `no official binary (${why}), so it is built from source` });
        await build({ nodePath, candidate });
      }
      renameSync(dirname(candidate), dirname(worker));
    } finally {
      rmSync(dirname(candidate), { recursive: true, force: true });
    }
    return worker;
  });
}

/** @param {{ nodePath: string, candidate: string }} options */
async function build({ nodePath, candidate }) {
  if (process.platform !== 'linux') {
    throw new PrepareError(
      'The media worker’s official binary could not be downloaded, and building it is only prepared for Debian 12. ' +
        'Build mediasoup 3.27.1 by its own instructions and set MEDIASOUP_WORKER_BIN to the result.',
    );
  }
  await ensureDebianPackages({
    packages: readFileSync(join(recipeFolder, 'debian-packages.txt'), 'utf8').trim().split('\n'),
    purpose: 'to build the media worker',
    otherwise:
      'Install their equivalents, build mediasoup by its own instructions and set MEDIASOUP_WORKER_BIN to the result.',
  });
  const step = startStep('media worker', 'building, about 5 minutes on two cores');
  const result = await runCommand('bash', [join(recipeFolder, 'build.sh'), mediasoupFolder, candidate], {
    onLine: (line) => {
      const progress = /^\[(\d+)\/(\d+)\]/.exec(line); // ninja: "[12/260] Building CXX object …"
      if (progress) step.update(`building, ${Math.floor((100 * Number(progress[1])) / Number(progress[2]))} %`);
    },
  });
  if (!result.ok) {
    step.finish({ ok: false, result: 'the build failed' });
    const errors = result.output.split('\n').filter((line) => /\b(error|fatal)\b/i.test(line));
    throw new PrepareError(
      `The media worker could not be built:\n${errors.slice(0, 12).join('\n') || lastLines(result.output)}`,
    );
  }
  step.update('checking');
  const proof = await isProven({ nodePath, candidate });
  step.finish({ ok: proof.ok, result: proof.ok ? 'built from source' : 'built, but it does not work' });
  if (!proof.ok)
    throw new PrepareError(`The media worker that was built does not work:\n${lastLines(proof.output, 8)}`);
}

/**
 * Whether it runs at all. 41 is what the worker exits with when it was not started by mediasoup (worker/src/main.cpp);
 * a missing library or another C library gives another code.
 * @param {string} worker
 */
async function starts(worker) {
  return existsSync(worker) && (await runCommand(worker, [], { env: {}, bareEnv: true, timeoutMs: 5_000 })).code === 41;
}

/** @param {{ nodePath: string, candidate: string }} options */
function isProven({ nodePath, candidate }) {
  return runCommand(nodePath, [join(recipeFolder, 'check.js')], {
    env: { MEDIASOUP_WORKER_BIN: candidate },
    timeoutMs: 60_000,
  });
}
