import type { Kysely } from 'kysely';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

export type StoredSummary = {
  participantId: ParticipantId;
  computedAt: Date;
  summary: ParticipantSummary;
};

export type Summaries = {
  /** Replaces an earlier one: late samples and better formulas revise it. */
  save(options: { participantId: ParticipantId; summary: ParticipantSummary }): Promise<void>;
  byParticipant(participantId: ParticipantId): Promise<StoredSummary | null>;
  /** Everybody's, by slot. Who may see which is for the caller to decide. */
  listBySession(sessionId: SessionId): Promise<StoredSummary[]>;
};

export function createSummaries(db: Kysely<Schema>): Summaries {
  const summaries = db
    .selectFrom('participant_summary')
    .innerJoin('participation', 'participation.id', 'participant_summary.participation_id')
    .select([
      'participant_summary.participation_id as participantId',
      'participant_summary.computed_at as computedAt',
      'participant_summary.summary',
    ]);

  return {
    async save({ participantId, summary }) {
      const revision = {
        computed_at: new Date(),
        formula_version: summary.formulaVersion,
        summary: JSON.stringify(summary),
      };
      await db
        .insertInto('participant_summary')
        .values({ participation_id: participantId, ...revision })
        .onConflict((conflict) => conflict.column('participation_id').doUpdateSet(revision))
        .execute();
    },
    async byParticipant(participantId) {
      return (await summaries.where('participation.id', '=', participantId).executeTakeFirst()) ?? null;
    },
    listBySession(sessionId) {
      return summaries.where('participation.session_id', '=', sessionId).orderBy('participation.slot').execute();
    },
  };
}
