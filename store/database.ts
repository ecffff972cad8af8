import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '#platform/log.ts';
import type { Schema } from './schema.ts';

/** How to reach PostgreSQL: an address, or the parts of one. */
export type DatabaseConnection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string };

export type Database = {
  db: Kysely<Schema>;
  /** The same connections without Kysely, for libraries that bring their own SQL. */
  pool: pg.Pool;
  /** For those who need connections of their own (`startJobRunner`). */
  connection: DatabaseConnection;
  /** Does the server answer now? Never throws. */
  ping(): Promise<boolean>;
  /** Waits for queries that run. Idempotent. */
  close(): Promise<void>;
};

/** Connections of the pages, the hub and the room together. The embedded server takes 30, see `serverSettings`. */
const POOL_SIZE = 14;
/** Longest wait for a free connection, ms. */
const CONNECT_TIMEOUT_MS = 10_000;
/** No query of a page may hold a connection for ever, ms. Migrations lift this. */
const STATEMENT_TIMEOUT_MS = 60_000;
const PING_TIMEOUT_MS = 2000;
/** A server that does not answer a goodbye is not waited for longer, ms. */
const GOODBYE_MS = 2000;

/** @param options.log told when a connection breaks; the next query opens a new one */
export function openDatabase(connection: DatabaseConnection, { log }: { log?: Log } = {}): Database {
  const { pool, whenGone } = createPool(connection, { size: POOL_SIZE, ...(log ? { log } : {}) });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | null = null;

  return {
    db,
    pool,
    connection,
    async ping() {
      const deadline = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => deadline.resolve(false), PING_TIMEOUT_MS);
      const answered = pool.query('select 1').then(
        () => true,
        () => false,
      );
      const isUp = await Promise.race([answered, deadline.promise]);
      clearTimeout(timer);
      return isUp;
    },
    close() {
      // Kysely ends the pool that it was given.
      closing ??= db.destroy().then(whenGone);
      return closing;
    },
  };
}

/**
 * A pool whose broken connections are an event for the log, never an uncaught error.
 * @returns whenGone resolves when no connection is open; `pool.end()` alone only says goodbye on each, and a server that is
 *   stopped in that moment answers with an error
 */
export function createPool(
  connection: DatabaseConnection,
  { size, log, statementTimeoutMs = STATEMENT_TIMEOUT_MS }: { size: number; log?: Log; statementTimeoutMs?: number },
): { pool: pg.Pool; whenGone(): Promise<void> } {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    application_name: 'pulseroom',
    keepAlive: true,
    types: { getTypeParser },
  });
  // The pool tells of idle connections only; one that is in use tells its own listeners.
  pool.on('error', () => {});
  const open = new Map<pg.PoolClient, PromiseWithResolvers<void>>();
  pool.on('connect', (client) => {
    open.set(client, Promise.withResolvers());
    client.on('error', (error) => log?.warn({ err: error }, 'a database connection broke'));
  });
  pool.on('remove', (client) => {
    open.get(client)?.resolve();
    open.delete(client);
  });
  return {
    pool,
    async whenGone() {
      const goodbyes = [...open.values()].map(({ promise }) => promise);
      const deadline = new AbortController();
      const patience = wait(GOODBYE_MS, undefined, { signal: deadline.signal }).catch(() => {});
      await Promise.race([Promise.all(goodbyes), patience]);
      deadline.abort();
    },
  };
}

/** int8 (counts, sequence numbers) as number: ours stay far below 2^53. All else as pg does it. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) =>
  oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format);
