import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { AppError } from '#core/errors.ts';
import { writeFileDurably } from './durable-file.ts';

/** Shortest secret of the installation, characters: 32 of base64url hold 192 bits. */
export const SECRET_MIN_LENGTH = 32;
const SECRET_BYTES = 32;
const SECRET_FILE = 'secret';

/** A value that prints as `***`, so that it does not leak through a log or an error. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: only for what needs it, at the moment it is needed. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/** The secret of the installation: the configured one, else the one kept in the data folder, made on first use. */
export function loadSecret({ dataDir, configured }: { dataDir: string; configured: Secret | null }): Secret {
  if (configured) return configured;
  const file = path.join(dataDir, SECRET_FILE);
  const kept = readIfThere(file);
  if (kept !== null) {
    if (kept.length < SECRET_MIN_LENGTH) {
      throw new AppError(
        'internal',
        `The file ${file} is damaged: it should hold a secret of at least ${SECRET_MIN_LENGTH} characters. ` +
          'Restore it from a backup, or delete it: everybody then has to sign in again.',
      );
    }
    return new Secret(kept);
  }
  const made = randomBytes(SECRET_BYTES).toString('base64url');
  writeFileDurably(file, `${made}\n`, { mode: 0o600 });
  return new Secret(made);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
