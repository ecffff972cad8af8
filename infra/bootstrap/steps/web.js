// The pages: built once, again when a source changed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runCommand } from '../command.js';
import { hashFiles, PrepareError, readStamp, removeStamp, root, writeStamp } from '../project.js';
import { startStep } from '../report.js';

const sources = [
  'app',
  'core',
  'public',
  'vite.config.ts',
  'lingui.config.ts',
  'react-router.config.ts',
  'package.json',
  'package-lock.json',
];

/** @param {{ nodePath: string }} options */
export async function ensureWebBuild({ nodePath }) {
  if (!existsSync(join(root, 'react-router.config.ts'))) {
    throw new PrepareError('react-router.config.ts is missing from this checkout: there are no pages to build.');
  }
  const skip = (/** @type {string} */ path) => /\.test\.tsx?$/.test(path);
  const stamp = hashFiles({ paths: sources, skip });
  const isBuilt = existsSync(join(root, 'build/client')) && existsSync(join(root, 'build/server/index.js'));
  if (isBuilt && readStamp('web') === stamp) return;

  removeStamp('web'); // a build that is interrupted must not count as done
  const step = startStep('pages', 'building');
  const cli = join(root, 'node_modules/@react-router/dev/bin.cjs');
  const result = await runCommand(nodePath, [cli, 'build'], {
    env: { NODE_ENV: 'production', NO_COLOR: '1', VITEST: undefined },
  });
  step.finish({ ok: result.ok, result: result.ok ? 'built' : 'the build failed' });
  if (!result.ok) throw new PrepareError(`The pages could not be built:\n${lastLines(result.output, 40)}`);
  writeStamp('web', stamp);
}
