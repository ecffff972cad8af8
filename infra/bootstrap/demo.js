// npm run demo: the same as npm start, with a studio, a class that goes on now, and simulated people; on data of its own.
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker', 'web'] });
  return runServer({
    nodePath,
    env: {
      NODE_ENV: 'production',
      PULSEROOM_DEMO: '1',
      // Also where a .env names the folder of a real studio.
      DATA_DIR: process.env.DATA_DIR || './data/demo',
      ...env,
    },
    args: process.argv.slice(2),
  });
});
