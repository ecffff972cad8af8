import { type Kysely, sql } from 'kysely';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

export type StoredSummary = {
  participantId: ParticipantId;
  computedAt: Date;
  summary: ParticipantSummary;
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
      return row ?? null;
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
