// The Node that runs Pulseroom: the one that came with the packages, or a system Node that is new enough.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../command.js';
import { PrepareError, platform, root } from '../project.js';

/** @returns {Promise<string>} absolute path of a Node >= 24 */
export async function findNode24() {
  const bundled = join(root, `node_modules/node-${platform}/bin/node`);
  // It is run rather than believed: on a system with another C library the file is there and does not start.
  if (existsSync(bundled) && (await runCommand(bundled, ['--version'])).ok) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new PrepareError(
    `Pulseroom runs on Node 24, which it brings along for 64-bit Linux with glibc (x64, arm64) only; this is ${platform} ` +
      `with Node ${process.versions.node}. Install Node 24 or newer and try again.`,
  );
}
