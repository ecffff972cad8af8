import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from './log.ts';
import { findPostgresBinaries } from './postgres/binaries.ts';
import { ensureCluster, POSTGRES_USER } from './postgres/cluster.ts';
import { preparePostgresFolders } from './postgres/folders.ts';
import { clearLeftovers } from './postgres/leftovers.ts';
import type { ServerAddress } from './postgres/ready.ts';
import { type PostgresServer, startServer } from './postgres/server.ts';
import { SOCKET_PORT } from './postgres/socket-folder.ts';

export type EmbeddedPostgres = {
  /** A Unix socket: the server has no port on the network. */
  connection: ServerAddress;
  /** Process id of the server; `null` while it is down. */
  readonly pid: number | null;
  /** Calls back once when the server went down again and again and is given up. */
  onFailed(handler: (error: Error) => void): void;
  /** Stops the server; what was committed stays. Idempotent. */
  close(): Promise<void>;
};

const DATABASE = 'pulseroom';
/** A server that lived this long was well: what comes is a new trouble, ms. */
const WELL_AFTER_MS = 10_000;
/** Waits before the first, second … start in a row, ms. When they are used up, the server is given up. */
const RESTART_DELAYS_MS = [0, 100, 250, 500, 1000, 2000, 3000, 4000];

/**
 * Runs a PostgreSQL server on `DATA_DIR/postgres` as a child process and keeps it up: it is started again when it dies,
 * and stopped by the kernel when we die (Linux).
 * The caller holds the instance lock of the folder; see `clearLeftovers`.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
}: {
  dataDir: string;
  log: Log;
}): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries();
  const folders = preparePostgresFolders(dataDir);
  const password = await ensureCluster({ folders, binaries, log });
  const address = { host: folders.socket, port: SOCKET_PORT, user: POSTGRES_USER, password, database: DATABASE };

  const supervisor = createSupervisor({
    log,
    async start() {
      const startedAtMs = performance.now();
      await clearLeftovers({ folders, binaries, log });
      const server = await startServer({ folders, binaries, address });
      log.info({ pid: server.pid, ms: Math.round(performance.now() - startedAtMs) }, 'database server is up');
      return server;
    },
  });
  await supervisor.start();

  return {
    connection: address,
    get pid() {
      return supervisor.pid;
    },
    onFailed: supervisor.onFailed,
    close: supervisor.close,
  };
}

/** Keeps one server up from `start` to `close`. */
function createSupervisor({ start, log }: { start(): Promise<PostgresServer>; log: Log }) {
  const closing = new AbortController();
  const failed = Promise.withResolvers<Error>();
  let server: PostgresServer | null = null;
  let supervision: Promise<void> = Promise.resolve();

  async function supervise(): Promise<void> {
    for (let deaths = 0; server; deaths++) {
      const upSinceMs = performance.now();
      const cause = await server.ended;
      server = null;
      if (closing.signal.aborted) return;
      log.warn({ cause }, 'the database server died and is started again');
      if (performance.now() - upSinceMs > WELL_AFTER_MS) deaths = 0;
      while (!server && !closing.signal.aborted) {
        server = await restart(deaths);
        if (!server) deaths++;
      }
      // It came up while we were going down.
      if (closing.signal.aborted) await server?.stop();
    }
  }

  /** `null` when it did not come up, or when we are closing. */
  async function restart(deaths: number): Promise<PostgresServer | null> {
    const delayMs = RESTART_DELAYS_MS[deaths];
    if (delayMs === undefined) throw new Error('the database server keeps dying and was given up');
    try {
      await wait(delayMs, undefined, { signal: closing.signal });
      return await start();
    } catch (error) {
      if (!closing.signal.aborted) log.warn({ err: error }, 'the database server did not come up');
      return null;
    }
  }

  return {
    get pid() {
      return server?.pid ?? null;
    },
    async start() {
      server = await start();
      supervision = supervise().catch((error: Error) => {
        log.error({ err: error }, 'there is no database server any more');
        failed.resolve(error);
      });
    },
    onFailed(handler: (error: Error) => void) {
      void failed.promise.then(handler);
    },
    async close() {
      closing.abort();
      await server?.stop();
      await supervision;
    },
  };
}
