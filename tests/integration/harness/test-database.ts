import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { createLog, type Log } from '#platform/log.ts';
import { type Database, openDatabase } from '#store/database.ts';
import { migrateToLatest } from '#store/migrate.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A fresh, migrated database on a real PostgreSQL. */
export type TestDatabase = {
  database: Database;
  /** Process id of the server, for tests that hurt it. */
  readonly serverPid: number | null;
  /** Closes the database; the server stops with the last one. Idempotent. */
  close(): Promise<void>;
};

/** Test files run in processes of their own: one server each, shared by all databases of the file. */
let running: { server: Promise<EmbeddedPostgres>; users: number; removeFolder(): void } | null = null;

/** @param options.log default: only what went wrong */
export async function startTestDatabase({
  log = createLog({ level: 'error' }),
}: {
  log?: Log;
} = {}): Promise<TestDatabase> {
  const server = await borrowServer(log);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name}`);
  const database = openDatabase({ ...server.connection, database: name });
  await migrateToLatest(database, log);

  let closing: Promise<void> | null = null;
  return {
    database,
    get serverPid() {
      return server.pid;
    },
    close() {
      closing ??= database.close().then(returnServer);
      return closing;
    },
  };
}

async function borrowServer(log: Log): Promise<EmbeddedPostgres> {
  if (!running) {
    const folder = makeTemporaryFolder();
    running = { server: startEmbeddedPostgres({ dataDir: folder.path, log }), users: 0, removeFolder: folder.remove };
  }
  running.users++;
  return running.server;
}

async function returnServer(): Promise<void> {
  if (!running || --running.users > 0) return;
  const { server, removeFolder } = running;
  running = null;
  await (await server).close();
  removeFolder();
}

async function asAdmin({ connection }: EmbeddedPostgres, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
