import { type Kysely, sql } from 'kysely';
import type { Audience, SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { ParticipantId, SessionId, StudioId, UserId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

/** Somebody in a class that is made with its past. */
export type PastPerson = {
  userId: UserId;
  role: SessionRole;
  displayName: string;
  audience: Audience;
};

export type PastDemoClass = { sessionId: SessionId; startedAt: Date; endedAt: Date };

/** What the demo keeps. It lives in a database of its own: either all of it is the demo's, or nothing. */
export type DemoData = {
  /**
   * `nothing`: a new database. `demo`: one demo studio, and whoever came to look at it. `half-made`: accounts of a demo
   * whose making was broken off. `people`: a real studio, or real accounts.
   */
  contents(): Promise<'nothing' | 'demo' | 'half-made' | 'people'>;
  /** The demo's studio, with its owner. */
  createStudio(options: { name: string; timeZone: string; ownerUserId: UserId }): Promise<StudioId>;
  studioId(): Promise<StudioId | null>;
  userIdOf(email: string): Promise<UserId | null>;
  /** From now on this account is that of a simulated person. */
  markSimulated(userId: UserId): Promise<void>;
  /**
   * A class that began in the past, everybody's sharing decided before. What was recorded follows by `samples.append`.
   */
  addClass(options: {
    studioId: StudioId;
    instructorUserId: UserId;
    title: string;
    description: string;
    startedAt: Date;
    plannedMinutes: number;
    /** `live`: it goes on; `ended`: it ended as planned. */
    state: 'live' | 'ended';
    people: PastPerson[];
  }): Promise<{ sessionId: SessionId; participantIds: ParticipantId[] }>;
  /**
   * Puts a person into a class of the demo that is over, with a simulated strap: for the own summaries alone, the
   * class's report leaves them out.
   */
  addVisitorToPastClass(options: { sessionId: SessionId; person: PastPerson }): Promise<ParticipantId>;
  /** Those made as ended and those that were played to their end, the newest first. */
  pastClasses(limit: number): Promise<(PastDemoClass & { title: string; participants: number })[]>;
  /** Live classes that a server left behind, with when the last reading came and whether a real person was there. */
  unfinishedClasses(): Promise<{ sessionId: SessionId; lastHeardAt: Date; hadVisitors: boolean }[]>;
  deleteClass(sessionId: SessionId): Promise<void>;
  /**
   * Empties every table and the job queue.
   * @throws AppError `forbidden` when the database holds more than the demo; nothing is changed then
   */
  removeEverything(): Promise<void>;
};

/** A reserved name (RFC 2606): nobody has an address there. */
export const DEMO_EMAIL_DOMAIN = 'demo.invalid';

/** When people decided about sharing, before the class began. */
const DECIDED_BEFORE_MS = 5 * 60_000;

export function createDemoData(db: Kysely<Schema>): DemoData {
  return {
    contents: () => contentsOf(db),
    createStudio({ name, timeZone, ownerUserId }) {
      return db.transaction().execute(async (trx) => {
        const { id } = await trx
          .insertInto('studio')
          .values({ name, slug: 'demo', time_zone: timeZone, is_demo: true })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trx.insertInto('studio_member').values({ studio_id: id, user_id: ownerUserId, role: 'owner' }).execute();
        return id;
      });
    },
    async studioId() {
      const studio = await db.selectFrom('studio').select('id').where('is_demo', '=', true).executeTakeFirst();
      return studio?.id ?? null;
    },
    async userIdOf(email) {
      return (await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null;
    },
    async markSimulated(userId) {
      await db.updateTable('user').set({ is_simulated: true }).where('id', '=', userId).execute();
    },
    addClass({ people, state, ...past }) {
      return db.transaction().execute(async (trx) => {
        const { id } = await trx
          .insertInto('session')
          .values({
            studio_id: past.studioId,
            instructor_user_id: past.instructorUserId,
            title: past.title,
            description: past.description,
            starts_at: past.startedAt,
            planned_minutes: past.plannedMinutes,
            state,
            started_at: past.startedAt,
            ended_at: state === 'live' ? null : new Date(past.startedAt.getTime() + past.plannedMinutes * 60_000),
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        const participantIds: ParticipantId[] = [];
        for (const [slot, person] of people.entries()) {
          participantIds.push(
            await addPerson(trx, { sessionId: id, slot, person, startedAt: past.startedAt, kind: 'simulated' }),
          );
        }
        return { sessionId: id, participantIds };
      });
    },
    addVisitorToPastClass({ sessionId, person }) {
      return db.transaction().execute(async (trx) => {
        const session = await trx
          .selectFrom('session')
          .innerJoin('studio', 'studio.id', 'session.studio_id')
          .select(['session.started_at as startedAt', 'session.starts_at as startsAt'])
          .where('session.id', '=', sessionId)
          .where('session.state', '=', 'ended')
          .where('studio.is_demo', '=', true)
          .forNoKeyUpdate('session')
          .executeTakeFirst();
        if (!session) throw new AppError('not-found', 'There is no such class.', { context: { sessionId } });
        const { slot } = await trx
          .selectFrom('participation')
          .select(sql<number>`coalesce(max(slot) + 1, 0)`.as('slot'))
          .where('session_id', '=', sessionId)
          .executeTakeFirstOrThrow();
        return addPerson(trx, {
          ...{ sessionId, slot, person, startedAt: session.startedAt ?? session.startsAt },
          kind: 'visitor',
        });
      });
    },
    async pastClasses(limit) {
      const rows = await db
        .selectFrom('session')
        .innerJoin('studio', 'studio.id', 'session.studio_id')
        .select([
          'session.id as sessionId',
          'session.title',
          'session.starts_at as startsAt',
          'session.started_at as startedAt',
          'session.ended_at as endedAt',
          (from) =>
            from
              .selectFrom('participation')
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .whereRef('participation.session_id', '=', 'session.id')
              .where('participation.role', '=', 'participant')
              .where('participation.was_added_later', '=', false)
              .as('participants'),
        ])
        .where('studio.is_demo', '=', true)
        .where('session.state', '=', 'ended')
        .orderBy('session.ended_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ sessionId, title, startsAt, startedAt, endedAt, participants }) => ({
        sessionId,
        title,
        startedAt: startedAt ?? startsAt,
        endedAt: endedAt ?? startsAt,
        participants: participants ?? 0,
      }));
    },
    async unfinishedClasses() {
      const rows = await db
        .selectFrom('session')
        .innerJoin('studio', 'studio.id', 'session.studio_id')
        .select([
          'session.id as sessionId',
          sql<Date>`coalesce(
            (select to_timestamp(max(received_at_ms) / 1000) from sample_journal where session_id = session.id),
            session.started_at, session.starts_at
          )`.as('lastHeardAt'),
          sql<boolean>`exists (
            select from participation where session_id = session.id and not is_simulated
          )`.as('hadVisitors'),
        ])
        .where('studio.is_demo', '=', true)
        .where('session.state', '=', 'live')
        .execute();
      return rows;
    },
    async deleteClass(sessionId) {
      await db.deleteFrom('session').where('id', '=', sessionId).execute();
    },
    removeEverything() {
      return db.transaction().execute(async (trx) => {
        const contents = await contentsOf(trx);
        if (contents === 'people') throw new AppError('forbidden', 'There are real people in this database.');
        const { rows } = await sql<{ name: string }>`
          select quote_ident(tablename) as name from pg_tables
          where schemaname = 'public' and tablename not like 'kysely\\_%'
        `.execute(trx);
        await sql`truncate ${sql.raw(rows.map(({ name }) => name).join(', '))}`.execute(trx);
        // Jobs that run now too: they find nothing and end.
        await sql`
          select graphile_worker.force_unlock_workers(
            array(select distinct locked_by from graphile_worker.jobs where locked_by is not null)
          )
        `.execute(trx);
        await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(trx);
      });
    },
  };
}

async function contentsOf(db: Kysely<Schema>): ReturnType<DemoData['contents']> {
  const { demoStudios, realStudios, demoUsers, realUsers } = await db
    .selectNoFrom([
      sql<number>`(select count(*) from studio where is_demo)`.as('demoStudios'),
      sql<number>`(select count(*) from studio where not is_demo)`.as('realStudios'),
      sql<number>`(select count(*) from "user" where email like ${`%@${DEMO_EMAIL_DOMAIN}`})`.as('demoUsers'),
      sql<number>`(select count(*) from "user" where email not like ${`%@${DEMO_EMAIL_DOMAIN}`})`.as('realUsers'),
    ])
    .executeTakeFirstOrThrow();
  if (realStudios > 0) return 'people';
  if (demoStudios > 0) return 'demo';
  if (realUsers > 0) return 'people';
  return demoUsers > 0 ? 'half-made' : 'nothing';
}

async function addPerson(
  trx: Kysely<Schema>,
  {
    sessionId,
    slot,
    person,
    startedAt,
    kind,
  }: { sessionId: SessionId; slot: number; person: PastPerson; startedAt: Date; kind: 'simulated' | 'visitor' },
): Promise<ParticipantId> {
  const { id } = await trx
    .insertInto('participation')
    .values({
      session_id: sessionId,
      user_id: person.userId,
      slot,
      role: person.role,
      display_name: person.displayName,
      audience: person.audience,
      consent_epoch: 1,
      ...(kind === 'simulated' ? { is_simulated: true } : { has_simulated_strap: true, was_added_later: true }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('consent_ledger')
    .values({
      participation_id: id,
      epoch: 1,
      audience: person.audience,
      decided_at: new Date(startedAt.getTime() - DECIDED_BEFORE_MS),
    })
    .execute();
  return id;
}
