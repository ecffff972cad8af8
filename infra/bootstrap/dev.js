// npm run dev: the pages are built on the fly by Vite inside the server.
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker'] });
  return runServer({
    nodePath,
    env: { NODE_ENV: 'development', PULSEROOM_DEV: '1', ...env },
    args: process.argv.slice(2),
  });
});
