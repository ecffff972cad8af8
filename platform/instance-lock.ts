import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '#core/errors.ts';

/** Longest wait for the holder of a lock to say who it is, ms. */
const HOLDER_ANSWER_MS = 1000;

export type InstanceLock = {
  /** Where people reach the holder; whoever finds the lock taken is told. */
  announce(address: string): void;
  /** Idempotent. */
  close(): Promise<void>;
};

/**
 * Makes sure that one Pulseroom runs on a data folder. The lock is a socket that listens: the kernel takes it away when
 * its process dies, however it dies, so there is no stale lock. Whoever connects is told the holder's process id.
 * @throws AppError `conflict`, naming the process, when the folder is in use
 */
export async function acquireInstanceLock(dataDir: string): Promise<InstanceLock> {
  const address = lockAddress(dataDir);
  let announced = '';
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${process.pid} ${announced}`.trim());
  });
  if (!(await tryListen(server, address))) {
    const holder = await askHolder(address);
    if (holder !== 'nobody') throw inUse(dataDir, holder);
    // The file of a socket outlives its holder; an abstract socket has none.
    if (process.platform !== 'linux') rmSync(address, { force: true });
    if (!(await tryListen(server, address))) throw inUse(dataDir, await askHolder(address));
  }
  // The lock alone keeps no process alive.
  server.unref();
  return {
    announce(reachedAt) {
      announced = reachedAt;
    },
    close: () => release(server),
  };
}

/** A name that the folder has under every path: two mounts or links of it give the same one. */
function lockAddress(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `pulseroom-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`;
  // Linux: an abstract socket, which has no file.
  return process.platform === 'linux' ? `\0${name}` : path.join(os.tmpdir(), `${name}.lock`);
}

async function tryListen(server: Server, address: string): Promise<boolean> {
  try {
    server.listen(address);
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}

/** Who holds a lock; `address` as announced, where it was. */
type Holder = { pid: number; address: string | null };

/** `nobody` when the socket has no holder; `null` when the holder does not say who it is. */
async function askHolder(address: string): Promise<Holder | 'nobody' | null> {
  const socket = connect(address);
  socket.setEncoding('utf8').setTimeout(HOLDER_ANSWER_MS, () => socket.destroy());
  let answer = '';
  socket.on('data', (text: string) => {
    answer += text;
  });
  try {
    await once(socket, 'close');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' ? 'nobody' : null;
  }
  const [, pid, reachedAt] = /^(\d+)(?: (https?:\/\/\S{1,200}))?$/.exec(answer) ?? [];
  return pid === undefined ? null : { pid: Number(pid), address: reachedAt ?? null };
}

function inUse(dataDir: string, holder: Holder | 'nobody' | null): AppError {
  const who = holder === null || holder === 'nobody' ? 'a process that does not answer' : `process ${holder.pid}`;
  const where = holder === null || holder === 'nobody' || holder.address === null ? '' : ` at ${holder.address}`;
  return new AppError(
    'conflict',
    `Another Pulseroom (${who}) already runs${where} on the data folder ${path.resolve(dataDir)}. ` +
      'Stop it first, or set DATA_DIR to another folder.',
  );
}

async function release(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}
