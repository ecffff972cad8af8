import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '#core/errors.ts';
import { renameDurably, writeFileDurably } from '../durable-file.ts';
import type { Log } from '../log.ts';
import { giveTo } from './account.ts';
import { POSTGRES_MAJOR, type PostgresBinaries } from './binaries.ts';
import type { PostgresFolders } from './folders.ts';
import { launchOf } from './launch.ts';
import { POSTGRES_ENVIRONMENT } from './server-settings.ts';

/** The one role of the cluster. Nobody but us gets to the socket. */
export const POSTGRES_USER = 'pulseroom';
const PASSWORD_BYTES = 24;
const UNFINISHED = 'cluster.unfinished-';

/** Makes the cluster where there is none. Returns its password. */
export async function ensureCluster(options: {
  folders: PostgresFolders;
  binaries: PostgresBinaries;
  log: Log;
}): Promise<string> {
  const { folders, log } = options;
  removeUnfinished(folders, log);
  const versionFile = path.join(folders.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    refuseOtherVersion(folders, readFileSync(versionFile, 'utf8').trim());
    return readPassword(folders);
  }
  const startedAtMs = performance.now();
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  // Before the cluster: whenever there is a cluster, there is its password.
  writeFileDurably(folders.passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(folders.account, folders.passwordFile);
  await makeCluster(options);
  log.info({ ms: Math.round(performance.now() - startedAtMs) }, 'database cluster made');
  return password;
}

/** A cluster appears under its name as a whole, so that one that was interrupted is never taken for one. */
async function makeCluster({ folders, binaries }: { folders: PostgresFolders; binaries: PostgresBinaries }) {
  const unfinished = path.join(folders.root, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
  const { command, args, options } = launchOf({
    program: binaries.initdb,
    args: [
      `--pgdata=${unfinished}`,
      `--username=${POSTGRES_USER}`,
      '--auth=scram-sha-256',
      `--pwfile=${folders.passwordFile}`,
      '--encoding=UTF8',
      // PostgreSQL's own collation: it does not change with the operating system, so no index ever breaks.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    account: folders.account,
    reaches: [unfinished],
    onOurDeath: 'KILL',
  });
  try {
    await promisify(execFile)(command, args, { ...options, cwd: folders.root, env: POSTGRES_ENVIRONMENT });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new AppError('unavailable', `The database could not be made in ${folders.root}: ${said}`, { cause: error });
  }
  renameDurably(unfinished, folders.cluster);
}

/** What an interrupted start left. Its initdb may take a moment to die; then the next start tries again. */
function removeUnfinished({ root }: PostgresFolders, log: Log): void {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(UNFINISHED))) {
    try {
      rmSync(path.join(root, name), { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      log.warn({ err: error }, 'an unfinished database cluster could not be removed yet');
    }
  }
}

function refuseOtherVersion({ cluster }: PostgresFolders, version: string): void {
  if (version === POSTGRES_MAJOR) return;
  throw new AppError(
    'unavailable',
    `The database in ${cluster} was made by PostgreSQL ${version}; this Pulseroom brings ${POSTGRES_MAJOR}.`,
  );
}

function readPassword({ passwordFile, cluster }: PostgresFolders): string {
  try {
    return readFileSync(passwordFile, 'utf8').trim();
  } catch (error) {
    throw new AppError(
      'unavailable',
      `The file ${passwordFile} cannot be read. It holds the password of the database in ${cluster}; restore it.`,
      { cause: error },
    );
  }
}
