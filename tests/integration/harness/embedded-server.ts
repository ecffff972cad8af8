import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { acquireInstanceLock } from '#platform/instance-lock.ts';
import { createLog } from '#platform/log.ts';

/**
 * A process that runs an embedded server as `main.ts` does, to be killed by a test.
 * Argument: the data folder. It says `up <pid of the server>` when the server answers.
 */
const [dataDir = ''] = process.argv.slice(2);
await acquireInstanceLock(dataDir);
const server = await startEmbeddedPostgres({ dataDir, log: createLog({ level: 'warn' }) });
process.stdout.write(`up ${server.pid}\n`);
