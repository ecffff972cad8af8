import { type Kysely, sql } from 'kysely';
import { type AthleteSettings, NO_ATHLETE_SETTINGS } from '#core/athlete.ts';
import type { UserId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

/** What people said about themselves for zones and calories. Dated: an old class keeps the settings of its day. */
export type Athletes = {
  /** All `null` for somebody who said nothing yet. */
  current(userId: UserId): Promise<AthleteSettings>;
  /** Those of many people; who said nothing yet has no entry. */
  currentOf(userIds: readonly UserId[]): Promise<Map<UserId, AthleteSettings>>;
  /** As they were at `at`; for a time before the first ones, the first ones. */
  asOf(userId: UserId, at: Date): Promise<AthleteSettings>;
  /** They hold from now on. */
  save(userId: UserId, settings: AthleteSettings): Promise<void>;
};

export function createAthletes(db: Kysely<Schema>): Athletes {
  const settings = db
    .selectFrom('athlete_settings')
    .select([
      'birth_year as birthYear',
      'sex',
      'weight_kg as weightKg',
      'hr_max_bpm as hrMaxBpm',
      'hr_rest_bpm as hrRestBpm',
    ]);
  const settingsOf = (userId: UserId) => settings.where('user_id', '=', userId);
  // Ids are UUIDs of version 7, so they tell the order of two rows of one moment.
  const newest = (userId: UserId) => settingsOf(userId).orderBy('effective_at', 'desc').orderBy('id', 'desc').limit(1);
  const oldest = (userId: UserId) => settingsOf(userId).orderBy('effective_at').orderBy('id').limit(1);

  return {
    async current(userId) {
      return (await newest(userId).executeTakeFirst()) ?? NO_ATHLETE_SETTINGS;
    },
    async currentOf(userIds) {
      const rows = await settings
        .select('user_id as userId')
        .distinctOn('user_id')
        .where('user_id', '=', sql<UserId>`any(${userIds}::text[])`)
        .orderBy('user_id')
        .orderBy('effective_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return new Map(rows.map(({ userId, ...own }) => [userId, own]));
    },
    async asOf(userId, at) {
      return (
        (await newest(userId).where('effective_at', '<=', at).executeTakeFirst()) ??
        (await oldest(userId).executeTakeFirst()) ??
        NO_ATHLETE_SETTINGS
      );
    },
    async save(userId, { birthYear, sex, weightKg, hrMaxBpm, hrRestBpm }) {
      await db
        .insertInto('athlete_settings')
        .values({
          user_id: userId,
          birth_year: birthYear,
          sex,
          weight_kg: weightKg,
          hr_max_bpm: hrMaxBpm,
          hr_rest_bpm: hrRestBpm,
        })
        .execute();
    },
  };
}
