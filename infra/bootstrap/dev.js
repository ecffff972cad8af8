// npm run dev: the pages are built on the fly by Vite inside the server.
import { readFlags } from './flags.js';
import { prepare, runProgram } from './prepare.js';
import { runServer } from './run-server.js';

await runProgram(async () => {
  const asked = readFlags({ command: 'npm run dev' });
  if ('help' in asked) {
    process.stdout.write(asked.help);
    return 0;
  }
  const { nodePath, env } = await prepare({ need: ['postgres', 'uws', 'worker'] });
  return runServer({
    nodePath,
    env: { NODE_ENV: 'development', PULSEROOM_DEV: '1', ...env, ...asked.env },
    args: [],
  });
});
