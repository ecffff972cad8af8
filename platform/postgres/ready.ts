import pg from 'pg';

/** How to reach a server through its Unix socket. */
export type ServerAddress = {
  /** Folder of the socket. */
  host: string;
  /** Part of the socket's file name only. */
  port: number;
  user: string;
  password: string;
  database: string;
};

const CONNECT_TIMEOUT_MS = 2000;
/** Exists in every cluster. */
const MAINTENANCE_DATABASE = 'postgres';

/** PostgreSQL's codes: Appendix A of its manual. */
const CANNOT_CONNECT_NOW = '57P03';
const NO_SUCH_DATABASE = '3D000';
const DATABASE_EXISTS = '42P04';
/** The socket is not there yet, or nobody listens on it yet or any more. */
const NOT_UP = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', CANNOT_CONNECT_NOW];

/**
 * True when the server answers; makes our database on a new cluster. False while the server is starting.
 * @throws what will not pass by waiting, such as a wrong password
 */
export async function tryServer(address: ServerAddress): Promise<boolean> {
  try {
    await withClient(address, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === NO_SUCH_DATABASE) await makeDatabase(address);
    else if (!isNotUp(error)) throw error;
    return false;
  }
}

async function makeDatabase(address: ServerAddress): Promise<void> {
  try {
    await withClient({ ...address, database: MAINTENANCE_DATABASE }, (client) =>
      client.query(`create database ${pg.escapeIdentifier(address.database)}`),
    );
  } catch (error) {
    if (codeOf(error) !== DATABASE_EXISTS) throw error;
  }
}

async function withClient(address: ServerAddress, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A server that dies in between is told by the query's own error.
  client.on('error', () => {});
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end();
  }
}

function isNotUp(error: unknown): boolean {
  const code = codeOf(error);
  // pg gives a connection that closes in the middle, or times out, no code.
  return code === null || NOT_UP.includes(code);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
