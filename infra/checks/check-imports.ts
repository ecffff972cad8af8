// npm run check:imports
import { globSync, readFileSync } from 'node:fs';
import { findViolations } from './import-rules.ts';

const generated = new Set([
  'node_modules',
  'build',
  '.cache',
  '.react-router',
  'data',
  'test-results',
  'playwright-report',
]);
const paths = globSync('**/*.{ts,tsx,js,mjs}', { exclude: (name) => generated.has(name) })
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

const violations = paths.flatMap((path) => findViolations({ path, source: readFileSync(path, 'utf8') }));
for (const { at, problem } of violations) process.stdout.write(`${at}  ${problem}\n`);
process.stdout.write(`${paths.length} files, ${violations.length} forbidden imports\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
