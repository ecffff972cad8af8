import type { Kysely } from 'kysely';
import type { UserId } from '#core/ids.ts';
import { deleteOwnRow } from './own-row.ts';
import type { Schema } from './schema.ts';

/** A browser in which somebody is signed in. */
export type Login = {
  authSessionId: string;
  /** As the browser named itself when it signed in. */
  userAgent: string | null;
  signedInAt: Date;
  /** To ten minutes. */
  seenAt: Date;
};

/** Where somebody is signed in, and the end of that. A login that is ended here signs nobody in from that moment on. */
export type Logins = {
  /** The last seen first. Forgets those that expired. */
  list(userId: UserId): Promise<Login[]>;
  /** `false`: this person has no such login. */
  end(userId: UserId, authSessionId: string): Promise<boolean>;
  /** All but one; returns how many. */
  endOthers(userId: UserId, keptAuthSessionId: string): Promise<number>;
  /** This person has shown that their letter box is theirs. */
  proveEmail(userId: UserId): Promise<void>;
  /** Can this person sign in with a password? */
  hasPassword(userId: UserId): Promise<boolean>;
};

export function createLogins(db: Kysely<Schema>): Logins {
  return {
    async list(userId) {
      await db.deleteFrom('auth_session').where('userId', '=', userId).where('expiresAt', '<=', new Date()).execute();
      return db
        .selectFrom('auth_session')
        .select(['id as authSessionId', 'userAgent', 'createdAt as signedInAt', 'updatedAt as seenAt'])
        .where('userId', '=', userId)
        .orderBy('updatedAt', 'desc')
        .orderBy('id')
        .execute();
    },
    end: (userId, authSessionId) => deleteOwnRow(db, { table: 'auth_session', userId, id: authSessionId }),
    async endOthers(userId, keptAuthSessionId) {
      const { numDeletedRows } = await db
        .deleteFrom('auth_session')
        .where('userId', '=', userId)
        .where('id', '!=', keptAuthSessionId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async proveEmail(userId) {
      await db.updateTable('user').set({ emailVerified: true }).where('id', '=', userId).execute();
    },
    async hasPassword(userId) {
      const row = await db
        .selectFrom('account')
        .select('id')
        .where('userId', '=', userId)
        .where('providerId', '=', 'credential')
        .where('password', 'is not', null)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
