// npm start
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker', 'web'] });
  return runServer({ nodePath, env: { NODE_ENV: 'production', ...env }, args: process.argv.slice(2) });
});
