// npm test: prepares what the tests need and runs all of them. A stage that fails does not keep the later ones from
// running, so that one run tells everything. `-- --verbose` shows what the stages print; else only a failed one's output
// is shown.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.js';
import { prepare, runProgram } from './prepare.js';
import { cacheFolder, PrepareError, root } from './project.js';
import { printLine, startStep } from './report.js';
import { addCounts, isAllowedSkip, noTests, readCounts, readSkipped } from './test-results.js';

/** @typedef {{ name: string, kind: 'check' | 'vitest' | 'playwright', args: (report: string) => string[] }} Stage */

const vitest = 'node_modules/vitest/vitest.mjs';
/** @type {Stage[]} */
const stages = [
  { name: 'check', kind: 'check', args: () => ['infra/checks/check.ts'] },
  { name: 'unit', kind: 'vitest', args: vitestArgs('unit') },
  { name: 'integration', kind: 'vitest', args: vitestArgs('integration') },
  { name: 'e2e', kind: 'playwright', args: () => ['node_modules/@playwright/test/cli.js', 'test'] },
];
/** Those that need no media worker, browser or built pages: they run while these are made. */
const early = new Set(['check', 'unit']);
const verbose = process.argv.includes('--verbose');
/** A test that is skipped there is one that nobody runs. */
const isCi = process.env.CI === 'true';

await runProgram(async () => {
  const reports = join(cacheFolder, 'test-reports');
  const base = await prepare({ need: ['postgres', 'uws'] });
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const preparing = prepare({ need: ['postgres', 'uws', 'worker', 'web', 'browser', 'nginx'] });
  preparing.catch(() => {}); // awaited below
  let counts = noTests();
  /** @type {string[]} */
  const problems = [];
  for (const stage of stages) {
    let prepared = base;
    if (!early.has(stage.name)) {
      try {
        prepared = await preparing;
      } catch (error) {
        if (!(error instanceof PrepareError)) throw error;
        printLine(`✗ ${stage.name}: not run\n${error.message}`);
        problems.push(`${stage.name} could not be prepared`);
        continue;
      }
    }
    const outcome = await runStage({ stage, ...prepared, report: join(reports, `${stage.name}.json`) });
    counts = addCounts(counts, outcome.counts);
    problems.push(...outcome.problems);
  }

  for (const problem of problems) printLine(`✗ ${problem}`);
  process.stdout.write(`Pulseroom: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  return problems.length > 0 ? 1 : 0;
});

/** @param {{ stage: Stage, nodePath: string, env: Record<string, string>, report: string }} options */
async function runStage({ stage, nodePath, env, report }) {
  const step = startStep(stage.name, 'running');
  const { ok, output } = await runCommand(nodePath, stage.args(report), {
    cwd: root,
    env: { ...env, PLAYWRIGHT_JSON: report, NO_COLOR: '1', FORCE_COLOR: undefined },
    onLine: (line) => {
      if (verbose) printLine(line);
      else if (line.trim()) step.update(line.trim().slice(0, 100));
    },
  });
  if (!ok && !verbose) printLine(output.trimEnd());
  if (stage.kind === 'check') {
    step.finish({ ok, result: ok ? 'no complaints' : 'failed' });
    return { counts: noTests(), problems: ok ? [] : ['check failed'] };
  }

  const counts = readCounts(report, stage.kind);
  const { passed, failed, skipped } = counts;
  const problem = failed > 0 ? `${failed} failed` : passed === 0 ? 'ran no test' : ok ? null : 'broke off';
  step.finish({ ok: !problem, result: `${passed} passed, ${failed} failed, ${skipped} skipped` });
  const names = readSkipped(report, stage.kind);
  for (const name of names) printLine(`  skipped: ${name}`);
  const unexcused = names.filter((name) => !isAllowedSkip(name));
  const problems = problem ? [problem] : [];
  if (isCi && unexcused.length > 0) problems.push(`${unexcused.length} skipped without a reason`);
  return { counts, problems: problems.map((each) => `${stage.name}: ${each}`) };
}

/** @param {string} project */
function vitestArgs(project) {
  return (/** @type {string} */ report) => [
    vitest,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
}
