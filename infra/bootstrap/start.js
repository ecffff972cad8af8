// npm start
import { readFlags } from './flags.js';
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const asked = readFlags({ command: 'npm start' });
  if ('help' in asked) {
    process.stdout.write(asked.help);
    return 0;
  }
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker', 'web'] });
  return runServer({ nodePath, env: { NODE_ENV: 'production', ...env, ...asked.env }, args: [] });
});
