import { lstatSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { writeFileDurably } from '../durable-file.ts';
import { type Account, giveTo, makePrivateFolder } from './account.ts';

/** The port of a Unix socket is part of its file name and nothing else. */
export const SOCKET_PORT = 5432;
const SOCKET_FILE = `.s.PGSQL.${SOCKET_PORT}`;
/** sun_path without its final zero: 108 bytes on Linux, 104 on macOS. */
const SOCKET_PATH_MAX_BYTES = process.platform === 'linux' ? 107 : 103;

/** The socket's files, which a killed server leaves behind. */
export const socketFilesIn = (folder: string) =>
  [SOCKET_FILE, `${SOCKET_FILE}.lock`].map((file) => path.join(folder, file));

/**
 * A folder for the socket: beside the cluster, or, where that path is too long for a socket, one in the system's
 * temporary folder that nobody else may enter. Its name is kept, so that the next start finds it again.
 */
export function prepareSocketFolder({ root, account }: { root: string; account: Account }): string {
  const beside = path.join(root, 'run');
  if (fits(beside)) {
    makePrivateFolder(beside, account);
    return beside;
  }
  const noteFile = path.join(root, 'socket-folder');
  const noted = readNote(noteFile);
  if (noted !== null && isOurs(noted, account)) return noted;

  const parent = [os.tmpdir(), '/tmp'].find((folder) => fits(path.join(folder, 'pulseroom-XXXXXX')));
  if (parent === undefined) {
    throw new AppError('unavailable', `The path of DATA_DIR is too long for a socket: ${root}. Choose a shorter one.`);
  }
  const made = mkdtempSync(path.join(parent, 'pulseroom-'));
  giveTo(account, made);
  writeFileDurably(noteFile, `${made}\n`, { mode: 0o600 });
  return made;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, SOCKET_FILE)) <= SOCKET_PATH_MAX_BYTES;
}

function readNote(noteFile: string): string | null {
  try {
    return readFileSync(noteFile, 'utf8').trim();
  } catch {
    // None was written yet.
    return null;
  }
}

/** Others may make folders there too: only one that we own and that is closed to them will do. */
function isOurs(folder: string, account: Account): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const owner = account?.uid ?? process.getuid?.();
  return found?.isDirectory() === true && found.uid === owner && (found.mode & 0o077) === 0;
}
