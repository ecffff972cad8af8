// A real proxy for the tests. Its program is taken out of Debian's package without installing that: an installed nginx
// would start with the machine and take its port 80.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, runCommand } from '../command.js';
import { PrepareError, userCacheFolder } from '../project.js';
import { startStep } from '../report.js';

const installed = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];

/** @returns {Promise<string>} path of nginx */
export async function ensureNginx() {
  if (process.env.NGINX) {
    if (existsSync(process.env.NGINX)) return process.env.NGINX;
    throw new PrepareError(`NGINX names a file that does not exist: ${process.env.NGINX}`);
  }
  return findNginx() ?? takeOutOfPackage(keptIn());
}

/** Path of an nginx that is here already. */
export function findNginx() {
  return [...installed, join(keptIn(), 'usr/sbin/nginx')].find((path) => existsSync(path));
}

const keptIn = () => join(userCacheFolder(), 'nginx');

/** @param {string} folder */
async function takeOutOfPackage(folder) {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
    throw new PrepareError(
      'Needed for the tests: nginx. Install it with the system’s package manager, or set NGINX to its path.',
    );
  }
  const step = startStep('nginx', 'downloading Debian’s package');
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    await download(unfinished);
    const [file] = readdirSync(unfinished).filter((name) => name.endsWith('.deb'));
    const unpacked = await runCommand('dpkg-deb', ['-x', join(unfinished, String(file)), unfinished]);
    if (!unpacked.ok) throw new PrepareError(`nginx could not be unpacked:\n${lastLines(unpacked.output, 4)}`);
    const tried = await runCommand(join(unfinished, 'usr/sbin/nginx'), ['-v']);
    if (!tried.ok) throw new PrepareError(`nginx does not run here:\n${lastLines(tried.output, 4)}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } catch (error) {
    step.finish({ ok: false, result: 'failed' });
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  step.finish({ ok: true, result: 'ready' });
  return join(folder, 'usr/sbin/nginx');
}

/** @param {string} folder */
async function download(folder) {
  const fetchPackage = () => runCommand('apt-get', ['download', 'nginx'], { cwd: folder });
  let result = await fetchPackage();
  if (!result.ok && process.getuid?.() === 0) {
    // A list of packages that is older than the archive, or none at all, is the usual reason.
    await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update']);
    result = await fetchPackage();
  }
  if (result.ok) return;
  throw new PrepareError(
    `Debian’s package nginx, needed for the tests, could not be downloaded:\n${lastLines(result.output, 4)}\n` +
      'Try again after: sudo apt-get update',
  );
}
