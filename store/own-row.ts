import type { Kysely } from 'kysely';
import type { UserId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

/** Deletes a row only if it is this person's. `false`: they have no such row. */
export async function deleteOwnRow(
  db: Kysely<Schema>,
  { table, userId, id }: { table: 'auth_session' | 'passkey'; userId: UserId; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom(table)
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
