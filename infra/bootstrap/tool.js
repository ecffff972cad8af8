// Runs a program of this checkout that needs the whole of Pulseroom and a browser, with everything prepared:
// node infra/bootstrap/tool.js tests/screens/take-screens.ts
import { join } from 'node:path';
import { prepare, runProgram } from './prepare.js';
import { PrepareError, root } from './project.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const [program, ...args] = process.argv.slice(2);
  if (program === undefined) throw new PrepareError('Name the program to run.');
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker', 'web', 'browser'] });
  return runServer({ nodePath, env, args, main: join(root, program) });
});
