import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { acquireInstanceLock } from '#platform/instance-lock.ts';
import { createLog } from '#platform/log.ts';
import { makeTemporaryFolder } from './harness/temporary-folder.ts';

const log = createLog({ level: 'fatal' });
const OWNER_PROGRAM = fileURLToPath(new URL('./harness/embedded-server.ts', import.meta.url));

let folder: ReturnType<typeof makeTemporaryFolder>;
let server: EmbeddedPostgres | null = null;
/** Processes of a test, and the servers that go with them. */
const owners: ChildProcess[] = [];
const orphans: number[] = [];

/** A data folder with a cluster in it, copied for each test: making one takes a second. */
const template = makeTemporaryFolder();

beforeAll(async () => {
  const made = await startEmbeddedPostgres({ dataDir: template.path, log });
  await made.close();
});
afterAll(() => template.remove());
beforeEach(() => {
  folder = makeTemporaryFolder();
  // Node's own copy does not keep who owns the files.
  execFileSync('cp', ['-a', path.join(template.path, 'postgres'), folder.path]);
});
afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL');
  await server?.close();
  server = null;
  for (const orphan of orphans.splice(0)) await expect.poll(() => isAlive(orphan), { timeout: 10_000 }).toBe(false);
  folder.remove();
});

async function start(dataDir = folder.path): Promise<EmbeddedPostgres> {
  server = await startEmbeddedPostgres({ dataDir, log });
  return server;
}

async function query<Row extends pg.QueryResultRow>({ connection }: EmbeddedPostgres, text: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a process of its own that owns the server; resolves to both process ids when the server is up. */
async function startOwner(): Promise<{ owner: ChildProcess; serverPid: number }> {
  const owner = spawn(process.execPath, [OWNER_PROGRAM, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  owners.push(owner);
  for await (const line of createInterface({ input: owner.stdout! })) {
    if (!line.startsWith('up ')) continue;
    const serverPid = Number(line.slice('up '.length));
    orphans.push(serverPid);
    return { owner, serverPid };
  }
  throw new Error('the owner ended before its server was up');
}

function isAlive(pid: number): boolean {
  try {
    // Of a process that ended and was not yet waited for, the folder is there but no command line.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

describe('an embedded server', () => {
  it('starts, keeps what was written, and starts again on it', async () => {
    const first = await start();
    await query(first, `create table note (text text); insert into note values ('kept')`);
    await first.close();
    expect(first.pid).toBeNull();

    expect(await query(await start(), 'select text from note')).toEqual([{ text: 'kept' }]);
  });

  it('has no port on the network, fsync, and a collation that does not depend on the system', async () => {
    const settings = await query(
      await start(),
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
        (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    );

    expect(settings).toEqual([{ addresses: '', fsync: 'on', locale: 'b C.UTF-8' }]);
  });

  it('keeps its folders closed to everybody else', async () => {
    await start();
    const modeOf = (name: string) => statSync(path.join(folder.path, name)).mode & 0o077;

    expect(['postgres', 'postgres/cluster', 'postgres/run', 'postgres/password'].map(modeOf)).toEqual([0, 0, 0, 0]);
  });

  it('works where the path is too long for a socket, and finds its socket again', async () => {
    const deep = path.join(folder.path, 'a folder, with "odd" characters'.repeat(2), 'x'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const first = await start(deep);
    const { host } = first.connection;
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.close();

    expect((await start(deep)).connection.host).toBe(host);
    await server?.close();
    rmSync(host, { recursive: true });
  });

  it('says nothing of a row that is refused in its log', async () => {
    const running = await start();
    await query(running, `create table person (email text unique); insert into person values ('ana@example.org')`);
    await expect(query(running, `insert into person values ('ana@' || 'example.org')`)).rejects.toThrow();

    expect(readFileSync(path.join(folder.path, 'postgres/server.log'), 'utf8')).not.toContain('ana@example.org)');
  });

  it('says what is wrong when it cannot start', async () => {
    const first = await start();
    await first.close();
    writeFileSync(path.join(folder.path, 'postgres/cluster/postgresql.conf'), 'no_such_setting = 1\n');

    await expect(start()).rejects.toThrow(/did not start.*no_such_setting/s);
  });

  it('of another version is refused', async () => {
    const first = await start();
    await first.close();
    writeFileSync(path.join(folder.path, 'postgres/cluster/PG_VERSION'), '17\n');

    await expect(start()).rejects.toThrow('was made by PostgreSQL 17; this Pulseroom brings 18');
  });
});

describe('a server that is killed', () => {
  it('comes back by itself with every row that was committed, time after time', async () => {
    const running = await start();
    await query(running, 'create table beat (n int)');
    for (let round = 1; round <= 3; round++) {
      await query(running, `insert into beat values (${round})`);
      const killed = running.pid!;
      process.kill(killed, 'SIGKILL');
      await expect
        .poll(() => running.pid !== null && running.pid !== killed, { timeout: 10_000, interval: 20 })
        .toBe(true);
      expect(await query(running, 'select count(*)::int as rows from beat')).toEqual([{ rows: round }]);
    }
  });

  it('with one of its backends recovers without us', async () => {
    const running = await start();
    const { pid } = running;
    const victim = new pg.Client(running.connection);
    const broke = once(victim, 'error');
    await victim.connect();
    const { rows } = await victim.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]!.pid, 'SIGKILL');
    await broke;

    await expect
      .poll(() => query(running, 'select 1 as one').catch(() => null), { timeout: 10_000 })
      .toEqual([{ one: 1 }]);
    expect(running.pid).toBe(pid);
  });

  it('does not come back when it is being closed', async () => {
    const running = await start();
    const { pid } = running;
    process.kill(pid!, 'SIGKILL');
    await running.close();

    expect(running.pid).toBeNull();
    await expect(query(running, 'select 1')).rejects.toThrow();
  });

  it('again and again, without coming up, is given up and told', async () => {
    const running = await start();
    const failed = Promise.withResolvers<Error>();
    running.onFailed(failed.resolve);
    writeFileSync(path.join(folder.path, 'postgres/cluster/postgresql.conf'), 'no_such_setting = 1\n');
    process.kill(running.pid!, 'SIGKILL');

    expect((await failed.promise).message).toContain('given up');
  });
});

describe.runIf(process.platform === 'linux')('a server whose owner is killed', () => {
  it('stops by itself, and the next start has every row that was committed', async () => {
    const { owner, serverPid } = await startOwner();
    const client = new pg.Client({ ...(await connectionOf()), connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    await client.connect();
    await client.query(`create table note (text text); insert into note values ('kept')`);
    owner.kill('SIGKILL');

    await expect.poll(() => isAlive(serverPid), { timeout: 10_000 }).toBe(false);
    expect(await query(await start(), 'select text from note')).toEqual([{ text: 'kept' }]);
  });

  it('and that does not notice is stopped by the next start', async () => {
    const { owner, serverPid } = await startOwner();
    // A stopped process gets no signal until it goes on: the orphan of a kernel that does not tell.
    process.kill(serverPid, 'SIGSTOP');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(isAlive(serverPid)).toBe(true);

    const starting = start();
    // SIGINT and SIGQUIT wait for it; SIGKILL does not.
    await wait(300);
    process.kill(serverPid, 'SIGCONT');

    expect(await query(await starting, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(serverPid)).toBe(false);
  });

  it('while it makes the cluster leaves nothing that the next start trips over', async () => {
    const root = path.join(folder.path, 'postgres');
    rmSync(root, { recursive: true });
    const owner = spawn(process.execPath, [OWNER_PROGRAM, folder.path], { stdio: 'ignore' });
    owners.push(owner);
    await expect
      .poll(() => existsSync(root) && readdirSync(root).some((name) => name.startsWith('cluster.unfinished-')), {
        timeout: 10_000,
        interval: 5,
      })
      .toBe(true);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(existsSync(path.join(root, 'cluster'))).toBe(false);

    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  async function connectionOf() {
    const root = path.join(folder.path, 'postgres');
    return {
      host: path.join(root, 'run'),
      port: 5432,
      user: 'pulseroom',
      password: readFileSync(path.join(root, 'password'), 'utf8').trim(),
      database: 'pulseroom',
    };
  }
});

describe.runIf(process.platform === 'linux')('lock files left behind', () => {
  it.each([
    ['names a process that is something else by now', `${process.pid}\n`],
    ['names no process', '999999999\n'],
    ['was cut short', ''],
  ])('do not hinder a start when postmaster.pid %s', async (_, content) => {
    const first = await start();
    await first.close();
    writeFileSync(path.join(folder.path, 'postgres/cluster/postmaster.pid'), content);
    writeFileSync(path.join(folder.path, 'postgres/run/.s.PGSQL.5432.lock'), content);

    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the instance lock', () => {
  it('refuses a second instance on the folder and names the first one’s process', async () => {
    const { owner, serverPid } = await startOwner();

    await expect(acquireInstanceLock(folder.path)).rejects.toThrow(`Another Pulseroom (process ${owner.pid})`);
    expect(isAlive(serverPid)).toBe(true);
  });

  it('goes with its owner, however it ends', async () => {
    const { owner } = await startOwner();
    owner.kill('SIGKILL');
    await once(owner, 'exit');

    const lock = await acquireInstanceLock(folder.path);
    await lock.close();
  });
});
