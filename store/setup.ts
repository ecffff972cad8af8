import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The first run: a link, good once, with which the owner makes account and studio. */
export type Setup = {
  /** True from the moment that a studio has an owner. */
  isDone(): Promise<boolean>;
  /** A new token for the link. Tokens that were not used stop working. */
  newLink(): Promise<string>;
  /** Would `consume` succeed? */
  peek(token: string): Promise<boolean>;
  /** Uses the token up. Of several who try at once, one gets true. */
  consume(token: string): Promise<boolean>;
  /** Makes a used token good again: what it was used for failed. Not when there is a newer one. */
  restore(token: string): Promise<void>;
};

const TOKEN_BYTES = 24;

export function createSetup(db: Kysely<Schema>): Setup {
  return {
    async isDone() {
      const owner = await db
        .selectFrom('studio_member')
        .select('user_id')
        .where('role', '=', 'owner')
        .executeTakeFirst();
      return owner !== undefined;
    },
    async newLink() {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('setup_link').where('used_at', 'is', null).execute();
        await trx
          .insertInto('setup_link')
          .values({ token_sha256: sha256(token) })
          .execute();
      });
      return token;
    },
    async peek(token) {
      const link = await db
        .selectFrom('setup_link')
        .select('token_sha256')
        .where('token_sha256', '=', sha256(token))
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return link !== undefined;
    },
    async consume(token) {
      const { numUpdatedRows } = await db
        .updateTable('setup_link')
        .set({ used_at: new Date() })
        .where('token_sha256', '=', sha256(token))
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async restore(token) {
      await db
        .updateTable('setup_link')
        .set({ used_at: null })
        .where('token_sha256', '=', sha256(token))
        .where((where) =>
          where.not(where.exists(db.selectFrom('setup_link').select('token_sha256').where('used_at', 'is', null))),
        )
        .execute();
    },
  };
}

/** The database never holds a link that still works. */
function sha256(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
