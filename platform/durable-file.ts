import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file so that after a crash at any moment it is there as a whole or not at all. Replaces an older one. */
export function writeFileDurably(file: string, text: string, { mode }: { mode: number }): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(unfinished, 'w', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameDurably(unfinished, file);
}

/** Renames within one folder; when it returns, the new name survives a power cut. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  const folder = openSync(path.dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
