import type { Kysely } from 'kysely';
import type { UserId } from '#core/ids.ts';
import { deleteOwnRow } from './own-row.ts';
import type { Schema } from './schema.ts';

export type Passkey = {
  passkeyId: string;
  name: string;
  createdAt: Date;
  /** `null`: not since it was made. */
  lastUsedAt: Date | null;
};

/** Passkeys as their owners see them. better-auth makes them and checks signatures. */
export type Passkeys = {
  /** The newest first. */
  list(userId: UserId): Promise<Passkey[]>;
  count(userId: UserId): Promise<number>;
  /** `false`: this person has no such passkey. */
  rename(userId: UserId, passkeyId: string, name: string): Promise<boolean>;
  /** `false`: this person has no such passkey. */
  remove(userId: UserId, passkeyId: string): Promise<boolean>;
  removeAll(userId: UserId): Promise<void>;
  /** @param credentialId as the authenticator names it */
  used(credentialId: string, at: Date): Promise<void>;
};

export function createPasskeys(db: Kysely<Schema>): Passkeys {
  return {
    async list(userId) {
      const rows = await db
        .selectFrom('passkey')
        .select(['id as passkeyId', 'name', 'createdAt', 'last_used_at as lastUsedAt'])
        .where('userId', '=', userId)
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, name: row.name ?? '' }));
    },
    async count(userId) {
      const { count } = await db
        .selectFrom('passkey')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow();
      return count;
    },
    async rename(userId, passkeyId, name) {
      const { numUpdatedRows } = await db
        .updateTable('passkey')
        .set({ name })
        .where('userId', '=', userId)
        .where('id', '=', passkeyId)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    remove: (userId, passkeyId) => deleteOwnRow(db, { table: 'passkey', userId, id: passkeyId }),
    async removeAll(userId) {
      await db.deleteFrom('passkey').where('userId', '=', userId).execute();
    },
    async used(credentialId, at) {
      await db.updateTable('passkey').set({ last_used_at: at }).where('credentialID', '=', credentialId).execute();
    },
  };
}
