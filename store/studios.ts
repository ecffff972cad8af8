import { type Kysely, sql } from 'kysely';
import { AppError } from '#core/errors.ts';
import type { StudioId, UserId } from '#core/ids.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '#core/locales.ts';
import { msg } from '#platform/msg.ts';
import type { Schema, StudioRole } from './schema.ts';
import { slugOf } from './slug.ts';

export type Studio = {
  studioId: StudioId;
  name: string;
  /** Part of the address. */
  slug: string;
  /** IANA zone, e.g. Europe/Lisbon. */
  timeZone: string;
  /** Language for whoever asks for none that we have. */
  locale: Locale;
};

export type Studios = {
  /**
   * Makes a studio and its owner's membership.
   * @param options.slug default: made from the name, with a number where that is taken
   * @throws AppError `conflict` when the slug that was asked for is taken
   */
  create(options: {
    name: string;
    slug?: string;
    timeZone: string;
    locale?: Locale;
    ownerUserId: UserId;
  }): Promise<Studio>;
  /** Changes what people see. The slug stays, so that links stay good. */
  update(studioId: StudioId, change: { name: string; timeZone: string; locale: Locale }): Promise<void>;
  bySlug(slug: string): Promise<Studio | null>;
  /** The oldest: made by the first run. Its owner runs this server. `null` before the first run. */
  founding(): Promise<Studio | null>;
  /** By name. */
  list(): Promise<Studio[]>;
  /** `null`: not a member. */
  roleOf(studioId: StudioId, userId: UserId): Promise<StudioRole | null>;
  /** By name of the studio. */
  studiosOf(userId: UserId): Promise<{ studio: Studio; role: StudioRole }[]>;
  /** Idempotent. Somebody with a higher role keeps it. */
  addMember(member: { studioId: StudioId; userId: UserId; role: StudioRole }): Promise<void>;
};

const COLUMNS = [
  'studio.id as studioId',
  'studio.name',
  'studio.slug',
  'studio.time_zone as timeZone',
  'studio.locale',
] as const;

/** More numbered slugs than this are not tried. */
const SLUG_TRIES = 100;

export function createStudios(db: Kysely<Schema>): Studios {
  const studios = db.selectFrom('studio').select(COLUMNS);

  async function insertStudio(
    trx: Kysely<Schema>,
    row: { name: string; slug: string; time_zone: string; locale: Locale },
  ): Promise<Studio | null> {
    const inserted = await trx
      .insertInto('studio')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(COLUMNS)
      .executeTakeFirst();
    return inserted ? studioOf(inserted) : null;
  }

  return {
    create({ name, slug, timeZone, locale = DEFAULT_LOCALE, ownerUserId }) {
      return db.transaction().execute(async (trx) => {
        for (let number = 1; number <= SLUG_TRIES; number++) {
          const candidate = slug ?? slugOf(name, { number });
          const studio = await insertStudio(trx, { name, slug: candidate, time_zone: timeZone, locale });
          if (!studio && slug !== undefined) break;
          if (!studio) continue;
          await trx
            .insertInto('studio_member')
            .values({ studio_id: studio.studioId, user_id: ownerUserId, role: 'owner' })
            .execute();
          return studio;
        }
        throw new AppError('conflict', msg`This address is taken by another studio.`);
      });
    },
    async update(studioId, { name, timeZone, locale }) {
      await db.updateTable('studio').set({ name, time_zone: timeZone, locale }).where('id', '=', studioId).execute();
    },
    async bySlug(slug) {
      const row = await studios.where('slug', '=', slug).executeTakeFirst();
      return row ? studioOf(row) : null;
    },
    async founding() {
      const row = await studios.orderBy('created_at').orderBy('id').limit(1).executeTakeFirst();
      return row ? studioOf(row) : null;
    },
    async list() {
      return (await studios.orderBy('name').execute()).map(studioOf);
    },
    async roleOf(studioId, userId) {
      const member = await db
        .selectFrom('studio_member')
        .select('role')
        .where('studio_id', '=', studioId)
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return member?.role ?? null;
    },
    async studiosOf(userId) {
      const rows = await studios
        .innerJoin('studio_member', 'studio_member.studio_id', 'studio.id')
        .select('studio_member.role')
        .where('studio_member.user_id', '=', userId)
        .orderBy('studio.name')
        .execute();
      return rows.map(({ role, ...studio }) => ({ studio: studioOf(studio), role }));
    },
    async addMember({ studioId, userId, role }) {
      await db
        .insertInto('studio_member')
        .values({ studio_id: studioId, user_id: userId, role })
        .onConflict((conflict) =>
          conflict
            .columns(['studio_id', 'user_id'])
            .doUpdateSet({ role })
            .where(rankOf(sql.ref('excluded.role')), '<', rankOf(sql.ref('studio_member.role'))),
        )
        .execute();
    },
  };
}

function studioOf(row: Omit<Studio, 'locale'> & { locale: string }): Studio {
  // A language that an older release had not, or a newer one has dropped.
  return { ...row, locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE };
}

/** Position of a role, the highest first. */
function rankOf(role: ReturnType<typeof sql.ref>) {
  return sql<number>`array_position(array['owner', 'admin', 'instructor', 'member', 'guest'], ${role})`;
}
