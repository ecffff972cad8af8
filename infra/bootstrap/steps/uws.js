// uWebSockets.js: its npm package holds binaries for every system (260 MB), and those for Linux want a newer C library
// than Debian 12 has. Ours stays, made loadable; the others go.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { patchFile } from '../../native/uws-glibc.js';
import { lastLines, runCommand } from '../command.js';
import { glibcVersion, PrepareError, platform, root } from '../project.js';
import { startStep } from '../report.js';

const folder = join(root, 'node_modules/uWebSockets.js');
/** Inside the package, so that a reinstallation removes it. */
const stampFile = join(folder, '.prepared');

/** @param {{ nodePath: string }} options */
export async function ensureUwebsockets({ nodePath }) {
  const stamp = `${nodePath} ${statSync(nodePath).mtimeMs} ${process.arch} glibc ${glibcVersion()?.join('.')}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  const step = startStep('uWebSockets.js', 'keeping the binary for this system');
  const abi = (await runCommand(nodePath, ['-p', 'process.versions.modules'])).output.trim();
  const binary = `uws_${platform.replace('-', '_')}_${abi}.node`;
  if (!existsSync(join(folder, binary))) {
    step.finish({ ok: false, result: `no binary named ${binary}` });
    throw new PrepareError(
      `uWebSockets.js has no binary for ${platform} with this Node (module version ${abi}). ` +
        'Use Node 24 on x64 or arm64, or remove node_modules and try again.',
    );
  }
  const needed = new Set(['package.json', 'uws.js', 'index.d.ts', 'LICENSE', binary]);
  for (const name of readdirSync(folder)) {
    if (!needed.has(name)) rmSync(join(folder, name), { recursive: true });
  }

  const libc = glibcVersion();
  if (libc && (libc[0] < 2 || (libc[0] === 2 && libc[1] < 38))) patchFile(join(folder, binary));

  const loaded = await runCommand(nodePath, ['-e', 'require("uWebSockets.js").App()']);
  step.finish({ ok: loaded.ok, result: loaded.ok ? binary : 'does not load' });
  if (!loaded.ok) {
    throw new PrepareError(
      `uWebSockets.js does not load on this system:\n${lastLines(loaded.output, 8)}\n` +
        'It needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04). Remove node_modules after an upgrade and try again.',
    );
  }
  writeFileSync(stampFile, stamp);
}
