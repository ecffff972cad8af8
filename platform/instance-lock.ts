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
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
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
  return { close: () => release(server) };
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

/** The holder's process id; `nobody` when the socket has no holder; `null` when it does not say. */
async function askHolder(address: string): Promise<number | 'nobody' | null> {
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
  return /^\d+$/.test(answer) ? Number(answer) : null;
}

function inUse(dataDir: string, holder: number | 'nobody' | null): AppError {
  const who = typeof holder === 'number' ? `process ${holder}` : 'a process that does not answer';
  return new AppError(
    'conflict',
    `Another Pulseroom (${who}) already runs on the data folder ${path.resolve(dataDir)}. ` +
      'Stop it first, or set DATA_DIR to another folder.',
  );
}

async function release(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}
