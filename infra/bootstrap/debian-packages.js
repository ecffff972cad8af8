// System libraries and programs, as far as Debian's packages bring them.
import { existsSync } from 'node:fs';
import { lastLines, runCommand } from './command.js';
import { PrepareError } from './project.js';
import { startStep } from './report.js';

/** apt allows one installation at a time, and so do we. */
let queue = Promise.resolve();

/**
 * Installs what is missing when we may, else says which command does it.
 * @param {{ packages: string[], purpose: string, otherwise: string }} options `otherwise`: what to do on a system
 *   without apt, as a sentence
 */
export async function ensureDebianPackages({ packages, purpose, otherwise }) {
  const previous = queue;
  const installing = previous.then(() => install({ packages, purpose, otherwise }));
  queue = installing.catch(() => {}); // its failure is its caller's, not the next one's
  await installing;
}

/** @param {{ packages: string[], purpose: string, otherwise: string }} options */
async function install({ packages, purpose, otherwise }) {
  if (!existsSync('/usr/bin/apt-get'))
    throw new PrepareError(`Needed ${purpose}: ${packages.join(', ')}. ${otherwise}`);
  const missing = await missingPackages(packages);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new PrepareError(
      `Debian packages are missing ${purpose}. Install them and try again:\n  sudo apt-get install ${missing.join(' ')}`,
    );
  }

  const step = startStep('Debian packages', `installing ${missing.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const args = [...wait, 'install', '-y', '--no-install-recommends', ...missing];
  let result = await runCommand('apt-get', args, { env });
  if (!result.ok) {
    // A list of packages that is older than the archive is the usual reason.
    await runCommand('apt-get', [...wait, 'update'], { env });
    result = await runCommand('apt-get', args, { env });
  }
  step.finish({ ok: result.ok, result: result.ok ? `installed ${missing.join(' ')}` : 'apt-get failed' });
  if (!result.ok) {
    throw new PrepareError(
      `apt-get could not install what is needed ${purpose}:\n${lastLines(result.output, 8)}\n` +
        `Install by hand and try again:\n  apt-get install ${missing.join(' ')}`,
    );
  }
}

/** @param {string[]} packages */
async function missingPackages(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's placeholders, not ours
  const { output } = await runCommand('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages]);
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}
