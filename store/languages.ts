import type { Kysely } from 'kysely';
import type { UserId } from '#core/ids.ts';
import type { Locale } from '#core/locales.ts';
import type { Schema } from './schema.ts';

/** In which language people get mail. */
export type Languages = {
  set(userId: UserId, locale: Locale): Promise<void>;
};

export function createLanguages(db: Kysely<Schema>): Languages {
  return {
    async set(userId, locale) {
      await db.updateTable('user').set({ locale }).where('id', '=', userId).execute();
    },
  };
}
