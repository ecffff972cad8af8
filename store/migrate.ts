import { runMigrations as runJobQueueMigrations } from 'graphile-worker';
import { Migrator } from 'kysely/migration';
import type { PoolClient } from 'pg';
import { AppError } from '#core/errors.ts';
import type { Log } from '#platform/log.ts';
import type { Database } from './database.ts';
import { jobQueueLogger } from './job-queue-log.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Any number, the same for ever: whoever migrates a Pulseroom database holds this advisory lock. */
const MIGRATION_LOCK = 7_031_847_402;
/** `uuidv7()` came with 18. */
const SERVER_VERSION_MIN = 18;

/**
 * Brings the database to the newest schema: our tables, then the job queue's. Several processes may call it at once;
 * one works, the others wait and find nothing to do.
 */
export async function migrateToLatest(database: Database, log: Log): Promise<void> {
  const client = await database.pool.connect();
  try {
    await refuseOldServer(client);
    // Waiting for another process's migration may take long.
    await client.query('set statement_timeout to 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrateTables(database, log);
    await runJobQueueMigrations({ pgPool: database.pool, logger: jobQueueLogger(log) });
  } finally {
    // Ends the connection, and with it the lock and the setting.
    client.release(true);
  }
}

async function refuseOldServer(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < SERVER_VERSION_MIN) {
    throw new AppError(
      'unavailable',
      `DATABASE_URL names a PostgreSQL ${version} server; ${SERVER_VERSION_MIN} or newer is needed.`,
    );
  }
}

async function migrateTables({ db }: Database, log: Log): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  for (const { migrationName, status } of results) {
    if (status === 'Success') log.info({ migration: migrationName }, 'database migrated');
    if (status === 'Error') log.error({ migration: migrationName, err: error }, 'database migration failed');
  }
  if (error !== undefined) {
    throw new AppError('unavailable', 'The database could not be brought to the newest schema.', { cause: error });
  }
}
