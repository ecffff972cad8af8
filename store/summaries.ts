import { type Kysely, sql } from 'kysely';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { ParticipantId, SessionId, UserId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

export type StoredSummary = {
  participantId: ParticipantId;
  computedAt: Date;
  summary: ParticipantSummary;
};

/** The figures of a class that another one is compared with. */
export type ComparedSummary = Pick<
  ParticipantSummary,
  'averageBpm' | 'maximumBpm' | 'secondsInZone' | 'recordedSeconds' | 'recovery'
> & { sessionId: SessionId; title: string; startedAt: Date };

/** What a list of classes says about a person's heart rate in one of them. */
export type ListedSummary = Pick<ParticipantSummary, 'averageBpm' | 'secondsInZone'> & {
  sessionId: SessionId;
  /** The heart rate, or some of it, was made by a program. */
  isSimulated: boolean;
};

export type Summaries = {
  /**
   * Replaces an earlier one: late samples and better formulas revise it. One that knows fewer samples than what is
   * there changes nothing, so of two computations at once the more complete one stays.
   * @param options.shared what of it the instructor may read
   */
  save(options: {
    participantId: ParticipantId;
    summary: ParticipantSummary;
    shared: SharedSummary | null;
  }): Promise<void>;
  /** For its owner only. */
  byParticipant(participantId: ParticipantId): Promise<StoredSummary | null>;
  /**
   * The last classes of a person that began before a time and in which something was recorded, newest first. For the
   * person only.
   */
  listEarlier(options: { userId: UserId; before: Date; limit: number }): Promise<ComparedSummary[]>;
  /** Of these classes, those that have a summary of the person, in no order. For the person only. */
  listOwn(options: { userId: UserId; sessionIds: readonly SessionId[] }): Promise<ListedSummary[]>;
  /** What the instructor may read, by slot. Of those without a summary there is no entry. */
  listShared(sessionId: SessionId): Promise<{ participantId: ParticipantId; shared: SharedSummary | null }[]>;
};

export function createSummaries(db: Kysely<Schema>): Summaries {
  return {
    async save({ participantId, summary, shared }) {
      const revision = {
        computed_at: new Date(),
        formula_version: summary.formulaVersion,
        summary: JSON.stringify(summary),
        shared_summary: shared === null ? null : JSON.stringify(shared),
      };
      await db
        .insertInto('participant_summary')
        .values({ participation_id: participantId, ...revision })
        .onConflict((conflict) =>
          conflict
            .column('participation_id')
            .doUpdateSet(revision)
            .where(sampleCountOf('participant_summary'), '<=', sampleCountOf('excluded')),
        )
        .execute();
    },
    async byParticipant(participantId) {
      const row = await db
        .selectFrom('participant_summary')
        .select(['participation_id as participantId', 'computed_at as computedAt', 'summary'])
        .where('participation_id', '=', participantId)
        .executeTakeFirst();
      return row === undefined ? null : { ...row, summary: { ...ADDED_LATER, ...row.summary } };
    },
    listEarlier({ userId, before, limit }) {
      // Every class that has a summary was opened.
      const startedAt = sql<Date>`session.started_at`;
      return (
        db
          .selectFrom('participant_summary')
          .innerJoin('participation', 'participation.id', 'participant_summary.participation_id')
          .innerJoin('session', 'session.id', 'participation.session_id')
          .select(['session.id as sessionId', 'session.title', startedAt.as('startedAt')])
          // Not the whole summary: its trace is most of it.
          .select([
            figure('averageBpm'),
            figure('maximumBpm'),
            figure('secondsInZone'),
            figure('recordedSeconds'),
            figure('recovery'),
          ])
          .where('participation.user_id', '=', userId)
          .where('session.started_at', '<', before)
          .where(sampleCountOf('participant_summary'), '>', 0)
          .orderBy('session.started_at', 'desc')
          .limit(limit)
          .execute()
      );
    },
    async listOwn({ userId, sessionIds }) {
      if (sessionIds.length === 0) return [];
      return db
        .selectFrom('participant_summary')
        .innerJoin('participation', 'participation.id', 'participant_summary.participation_id')
        .select([
          'participation.session_id as sessionId',
          sql<boolean>`participation.is_simulated or participation.has_simulated_strap`.as('isSimulated'),
        ])
        .select([figure('averageBpm'), figure('secondsInZone')])
        .where('participation.user_id', '=', userId)
        .where('participation.session_id', 'in', sessionIds)
        .execute();
    },
    listShared(sessionId) {
      return db
        .selectFrom('participant_summary')
        .innerJoin('participation', 'participation.id', 'participant_summary.participation_id')
        .select([
          'participant_summary.participation_id as participantId',
          'participant_summary.shared_summary as shared',
        ])
        .where('participation.session_id', '=', sessionId)
        .orderBy('participation.slot')
        .execute();
    },
  };
}

/** Samples are only ever added, and the class's window stands: more samples are later knowledge. */
function sampleCountOf(table: 'participant_summary' | 'excluded') {
  return sql<number>`(${sql.ref(`${table}.summary`)} ->> 'sampleCount')::int`;
}

/** What summaries made by older formulas do not have. */
const ADDED_LATER = { recovery: null } satisfies Partial<ParticipantSummary>;

function figure<Name extends keyof ParticipantSummary>(name: Name) {
  return sql<ParticipantSummary[Name]>`participant_summary.summary -> ${sql.lit(name)}`.as(name);
}
