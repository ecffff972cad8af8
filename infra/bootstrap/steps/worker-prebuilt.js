// The worker that mediasoup's makers publish: same address and name as in the package's own npm-scripts.mjs.
import { chmodSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '../command.js';
import { mediasoupFolder } from '../mediasoup-worker-path.js';
import { platform, readJson } from '../project.js';

const answerTimeoutMs = 10_000;
const downloadTimeoutMs = 120_000;

/**
 * @param {string} destination path of the binary
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function downloadPrebuiltWorker(destination) {
  if (process.env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return { ok: false, reason: 'its download is switched off' };
  const { version, repository } = readJson(join(mediasoupFolder, 'package.json'));
  const base =
    process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ||
    `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`;
  const kernel = process.platform === 'linux' ? `-kernel${release().split('.')[0]}` : '';

  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), answerTimeoutMs);
  try {
    const response = await fetch(`${base}/${version}/mediasoup-worker-${version}-${platform}${kernel}.tgz`, {
      signal: abort.signal,
    });
    if (!response.ok) return { ok: false, reason: `the server answers ${response.status}` };
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), downloadTimeoutMs);
    const archive = `${destination}.tgz`;
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
    const unpacked = await runCommand('tar', ['-xzf', archive, '-C', dirname(destination), 'mediasoup-worker']);
    if (!unpacked.ok) return { ok: false, reason: 'the archive is damaged' };
    chmodSync(destination, 0o755);
    return { ok: true };
  } catch (error) {
    if (abort.signal.aborted) return { ok: false, reason: 'the download took too long' };
    const { cause } = /** @type {Error & { cause?: NodeJS.ErrnoException }} */ (error);
    return { ok: false, reason: `not reachable: ${cause?.code ?? /** @type {Error} */ (error).message}` };
  } finally {
    clearTimeout(timer);
  }
}
