import { type Kysely, sql } from 'kysely';
import type { SessionRole } from '#core/consent.ts';
import type { SessionId, StudioId, UserId } from '#core/ids.ts';
import type { SessionState } from '#core/protocol/signaling.ts';
import { addJob, summaryJobKey } from './jobs.ts';
import type { Schema } from './schema.ts';

/** A session with the names that every page shows beside it. */
export type ClassSession = {
  sessionId: SessionId;
  studioId: StudioId;
  studioName: string;
  studioSlug: string;
  /** The studio's IANA zone. */
  timeZone: string;
  instructorUserId: UserId;
  instructorName: string;
  isInstructorSimulated: boolean;
  /** Of the demo's studio. */
  isDemo: boolean;
  title: string;
  description: string;
  startsAt: Date;
  /** 5…240. */
  plannedMinutes: number;
  state: SessionState;
  /** When the instructor opened it. */
  startedAt: Date | null;
  endedAt: Date | null;
};

export type SessionEnd = { outcome: 'ended'; endedAt: Date } | { outcome: 'already-ended' | 'not-found' };

export type Sessions = {
  create(options: {
    studioId: StudioId;
    instructorUserId: UserId;
    title: string;
    description: string;
    startsAt: Date;
    plannedMinutes: number;
  }): Promise<ClassSession>;
  byId(sessionId: SessionId): Promise<ClassSession | null>;
  stateOf(sessionId: SessionId): Promise<SessionState | null>;
  /** Live ones, and scheduled ones that are not over by their plan (plus grace); the next first. */
  listUpcoming(studioIds: StudioId[], now: Date): Promise<ClassSession[]>;
  /** Whatever became of them, by start: those that start from `from` until before `to`. At most 500. */
  listBetween(studioIds: StudioId[], span: { from: Date; to: Date }): Promise<ClassSession[]>;
  /** Which of these sessions a person took part in. */
  attendedOf(userId: UserId, sessionIds: SessionId[]): Promise<Set<SessionId>>;
  /** Ended ones that a person took part in, the newest first. At most 200. */
  listPast(userId: UserId): Promise<(ClassSession & { role: SessionRole })[]>;
  /** How many classes a person has led in a studio to their end. */
  countLed(options: { studioId: StudioId; instructorUserId: UserId }): Promise<number>;
  /** Scheduled -> live. */
  open(sessionId: SessionId, now: Date): Promise<'opened' | 'already-live' | 'ended' | 'not-found'>;
  /**
   * -> ended, together with the job that makes the summaries. A class that nobody ended in time was over at its planned
   * end plus grace, however late that is found.
   */
  end(sessionId: SessionId, now: Date): Promise<SessionEnd>;
  /** Resolves when samples that were on their way into the database as the session ended are there. */
  waitForWrites(sessionId: SessionId): Promise<void>;
  /** Live ones that nobody ended: planned end plus grace is over. */
  listOverdue(now: Date): Promise<SessionId[]>;
};

/** How long a class may run over before it is ended for its instructor. */
export const GRACE_MINUTES = 60;
const PAST_MAX = 200;
const BETWEEN_MAX = 500;

export function createSessions(db: Kysely<Schema>): Sessions {
  const sessions = db
    .selectFrom('session')
    .innerJoin('studio', 'studio.id', 'session.studio_id')
    .innerJoin('user as instructor', 'instructor.id', 'session.instructor_user_id')
    .select([
      'session.id as sessionId',
      'session.studio_id as studioId',
      'studio.name as studioName',
      'studio.slug as studioSlug',
      'studio.time_zone as timeZone',
      'session.instructor_user_id as instructorUserId',
      'instructor.name as instructorName',
      'instructor.is_simulated as isInstructorSimulated',
      'studio.is_demo as isDemo',
      'session.title',
      'session.description',
      'session.starts_at as startsAt',
      'session.planned_minutes as plannedMinutes',
      'session.state',
      'session.started_at as startedAt',
      'session.ended_at as endedAt',
    ]);

  async function byId(sessionId: SessionId): Promise<ClassSession | null> {
    return (await sessions.where('session.id', '=', sessionId).executeTakeFirst()) ?? null;
  }

  async function stateOf(sessionId: SessionId): Promise<SessionState | null> {
    const row = await db.selectFrom('session').select('state').where('id', '=', sessionId).executeTakeFirst();
    return row?.state ?? null;
  }

  return {
    byId,
    stateOf,
    async create({ studioId, instructorUserId, title, description, startsAt, plannedMinutes }) {
      const { id } = await db
        .insertInto('session')
        .values({
          studio_id: studioId,
          instructor_user_id: instructorUserId,
          title,
          description,
          starts_at: startsAt,
          planned_minutes: plannedMinutes,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return sessions.where('session.id', '=', id).executeTakeFirstOrThrow();
    },
    async listUpcoming(studioIds, now) {
      if (studioIds.length === 0) return [];
      return sessions
        .where('session.studio_id', 'in', studioIds)
        .where((where) =>
          where.or([
            where('session.state', '=', 'live'),
            where.and([where('session.state', '=', 'scheduled'), where(latestEnd, '>', now)]),
          ]),
        )
        .orderBy('session.starts_at')
        .orderBy('session.id')
        .execute();
    },
    async listBetween(studioIds, { from, to }) {
      if (studioIds.length === 0) return [];
      return sessions
        .where('session.studio_id', 'in', studioIds)
        .where('session.starts_at', '>=', from)
        .where('session.starts_at', '<', to)
        .orderBy('session.starts_at')
        .orderBy('session.id')
        .limit(BETWEEN_MAX)
        .execute();
    },
    async attendedOf(userId, sessionIds) {
      if (sessionIds.length === 0) return new Set();
      const rows = await db
        .selectFrom('participation')
        .select('session_id as sessionId')
        .where('user_id', '=', userId)
        .where('session_id', 'in', sessionIds)
        .execute();
      return new Set(rows.map(({ sessionId }) => sessionId));
    },
    listPast(userId) {
      return sessions
        .innerJoin('participation', 'participation.session_id', 'session.id')
        .select('participation.role')
        .where('participation.user_id', '=', userId)
        .where('session.state', '=', 'ended')
        .orderBy('session.ended_at', 'desc')
        .orderBy('session.id', 'desc')
        .limit(PAST_MAX)
        .execute();
    },
    async countLed({ studioId, instructorUserId }) {
      const { count } = await db
        .selectFrom('session')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('studio_id', '=', studioId)
        .where('instructor_user_id', '=', instructorUserId)
        .where('state', '=', 'ended')
        .executeTakeFirstOrThrow();
      return count;
    },
    async open(sessionId, now) {
      const { numUpdatedRows } = await db
        .updateTable('session')
        .set({ state: 'live', started_at: now })
        .where('id', '=', sessionId)
        .where('state', '=', 'scheduled')
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return 'opened';
      const state = await stateOf(sessionId);
      if (state === null) return 'not-found';
      return state === 'ended' ? 'ended' : 'already-live';
    },
    end(sessionId, now) {
      return db.transaction().execute(async (trx): Promise<SessionEnd> => {
        const ended = await trx
          .updateTable('session')
          .set({ state: 'ended', ended_at: sql<Date>`least(${now}::timestamptz, ${latestEnd})` })
          .where('id', '=', sessionId)
          .where('state', '!=', 'ended')
          .returning(sql<Date>`ended_at`.as('endedAt'))
          .executeTakeFirst();
        if (ended !== undefined) {
          await addJob(trx, 'summarize-session', { sessionId }, { jobKey: summaryJobKey(sessionId) });
          return { outcome: 'ended', endedAt: ended.endedAt };
        }
        return { outcome: (await stateOf(sessionId)) === null ? 'not-found' : 'already-ended' };
      });
    },
    async waitForWrites(sessionId) {
      // `samples.append` that began before the end took the session for live and queues no revision. It holds the
      // session's key; this lock is given when nobody does any more.
      await db.selectFrom('session').select('id').where('id', '=', sessionId).forUpdate().execute();
    },
    async listOverdue(now) {
      const rows = await db
        .selectFrom('session')
        .select('session.id')
        .where('session.state', '=', 'live')
        .where(latestEnd, '<=', now)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

/** When a class is over whatever happens. One that was opened late gets its full length. */
const latestEnd = sql<Date>`
  greatest(session.starts_at, session.started_at) + make_interval(mins => session.planned_minutes + ${sql.lit(GRACE_MINUTES)})
`;
