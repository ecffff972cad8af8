// npm run demo: the same as npm start, with a studio, a class that goes on now, and simulated people; on data of its own.
import { readFlags } from './flags.js';
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const asked = readFlags({ command: 'npm run demo' });
  if ('help' in asked) {
    process.stdout.write(asked.help);
    return 0;
  }
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker', 'web'] });
  const demo = {
    PULSEROOM_DEMO: '1',
    // Also where a .env names the folder of a real studio.
    DATA_DIR: process.env.DATA_DIR || './data/demo',
  };
  return runServer({ nodePath, env: { NODE_ENV: 'production', ...demo, ...env, ...asked.env }, args: [] });
});
