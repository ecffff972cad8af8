import { readFileSync } from 'node:fs';
import { POSTGRES_USER } from '#platform/postgres/cluster.ts';
import { preparePostgresFolders } from '#platform/postgres/folders.ts';
import { SOCKET_PORT } from '#platform/postgres/socket-folder.ts';
import { type Database, openDatabase } from '#store/database.ts';

/** A second way into the database of a Pulseroom that runs on this folder, for what no page can make: the past. */
export function openDatabaseIn(dataDir: string): Database {
  const { socket, passwordFile } = preparePostgresFolders(dataDir);
  const password = readFileSync(passwordFile, 'utf8').trim();
  return openDatabase({ host: socket, port: SOCKET_PORT, user: POSTGRES_USER, password, database: 'pulseroom' });
}
