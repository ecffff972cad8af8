// npm run check, or a part of it: node infra/checks/check.ts types
import { availableParallelism } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { runCommand } from '../bootstrap/command.js';
import { formatDuration } from '../bootstrap/report.js';

interface Part {
  name: string;
  /** Run one after the other; the arguments of Node or of a native program. */
  commands: string[][];
}

const bin = 'node_modules/.bin';
/** The long ones first, since two run at a time. */
const parts: Part[] = [
  {
    name: 'types',
    commands: [
      [`${bin}/react-router`, 'typegen'],
      [`${bin}/tsc`, '-b'],
    ],
  },
  {
    name: 'lint',
    commands: [
      [`${bin}/biome`, 'ci', '--error-on-warnings', '--max-diagnostics=100', '--reporter=concise', '--colors=off'],
      [`${bin}/oxlint`, '--type-aware', '--deny-warnings'],
    ],
  },
  { name: 'dead', commands: [[`${bin}/knip`]] },
  // Compares the catalogs with the sources; where they differ, `npm run texts` brings them together.
  {
    name: 'texts',
    commands: [
      [`${bin}/lingui`, 'check', 'sync', '--clean', '--overwrite', '--verbose'],
      [execPath, 'infra/checks/texts/check-texts.ts'],
    ],
  },
  { name: 'styles', commands: [[execPath, 'infra/checks/check-styles.ts']] },
  { name: 'imports', commands: [[execPath, 'infra/checks/check-imports.ts']] },
];

const env = {
  // The Node that came with the packages, also when this file is run by hand.
  PATH: `${resolve(bin)}${delimiter}${process.env.PATH}`,
  NO_COLOR: stdout.isTTY ? undefined : '1',
};

const wanted = argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  stdout.write(
    `There is no check named ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const queue = parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const failed: string[] = [];

async function runNext(): Promise<void> {
  const part = queue.shift();
  if (!part) return;
  const startedAtMs = Date.now();
  const output = await run(part);
  const isOk = output === null;
  if (!isOk) failed.push(part.name);
  const duration = formatDuration(Date.now() - startedAtMs);
  stdout.write(`${output ?? ''}${isOk ? '✓' : '✗'} check:${part.name} (${duration})\n`);
  await runNext();
}

/** All of a part's commands run, so that one report tells everything. Resolves to what the failed ones printed. */
async function run({ commands }: Part): Promise<string | null> {
  let complaints = '';
  for (const [file = '', ...args] of commands) {
    const { ok, output } = await runCommand(file, args, { env });
    if (!ok) complaints += `\n$ ${file.replace(`${bin}/`, '')} ${args.join(' ')}\n${output.trimEnd()}\n`;
  }
  return complaints === '' ? null : complaints;
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, runNext));
if (failed.length > 0) {
  stdout.write(`Failed: ${failed.map((name) => `npm run check:${name}`).join(', ')}\n`);
  process.exitCode = 1;
}
