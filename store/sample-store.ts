import { type Kysely, sql } from 'kysely';
import { assertNever } from '#core/errors.ts';
import type { EpochMs, ParticipantId } from '#core/ids.ts';
import type { HeartRateSample, StoredSample } from '#core/samples.ts';
import { SUMMARY_JOB_KEY_START } from './jobs.ts';
import type { Schema } from './schema.ts';

/** A heart rate with its RR intervals (1/1024 s, oldest first). */
export type HeartRateRow = { capturedAtMs: EpochMs; bpm: number; rr1024: number[] };

/** Where samples are kept for good. */
export type SampleStore = {
  /**
   * Resolves after COMMIT. A sample that is already there, by stream and sequence, changes nothing. New ones of a session
   * that has ended queue its summaries once more.
   */
  append(samples: StoredSample[]): Promise<void>;
  /** By capture time. Without a range: all. */
  heartRateOf(participantId: ParticipantId, range?: { fromMs: EpochMs; toMs: EpochMs }): Promise<HeartRateRow[]>;
  /** Of each column of time the heart rate captured last, by capture time. Columns are multiples of `columnMs`. */
  newestPerColumn(options: {
    participantIds: readonly ParticipantId[];
    fromMs: EpochMs;
    toMs: EpochMs;
    columnMs: number;
  }): Promise<Map<ParticipantId, HeartRateSample[]>>;
};

/** SPEC.md, "Metrics". */
const METRIC_HEART_RATE = 1;

/** What is sent late comes in several batches: one revision, this long after the first, takes them together. */
const REVISE_AFTER_SECONDS = 3;

export function createSampleStore(db: Kysely<Schema>): SampleStore {
  return {
    async append(samples) {
      if (samples.length === 0) return;
      const column = <Value>(pick: (sample: StoredSample) => Value) => samples.map(pick);
      const sessionIds = [...new Set(column((sample) => sample.sessionId))];
      await db.transaction().execute(async (trx) => {
        // Held until COMMIT, so that whoever summarizes can wait for us (`sessions.waitForWrites`): either that sees these
        // samples, or the statement below sees that the session has ended.
        await trx.selectFrom('session').select('id').where('id', 'in', sessionIds).forKeyShare().execute();
        // One array per column: the statement is the same for any number of samples. An array of arrays would have to be
        // rectangular, so each sample's RR intervals travel as the text of an array.
        await sql`
          with inserted as (
            insert into sample_journal (
              stream_id, sequence, session_id, participation_id, metric, captured_at_ms, received_at_ms, value, rr_1024
            )
            select stream_id, sequence, session_id, participation_id, metric, captured_at_ms, received_at_ms, value,
              rr_1024::int[]
            from unnest(
              ${column((sample) => sample.streamId)}::uuid[],
              ${column((sample) => sample.sequence)}::bigint[],
              ${column((sample) => sample.sessionId)}::uuid[],
              ${column((sample) => sample.participantId)}::uuid[],
              ${column(metricOf)}::smallint[],
              ${column((sample) => sample.capturedAtMs)}::double precision[],
              ${column((sample) => sample.receivedAtMs)}::double precision[],
              ${column((sample) => sample.bpm)}::int[],
              ${column((sample) => `{${sample.rr1024.join(',')}}`)}::text[]
            ) as sample (
              stream_id, sequence, session_id, participation_id, metric, captured_at_ms, received_at_ms, value, rr_1024
            )
            on conflict (stream_id, sequence) do nothing
            returning session_id
          )
          select graphile_worker.add_job(
            identifier => 'summarize-session',
            payload => json_build_object('sessionId', id),
            run_at => now() + make_interval(secs => ${REVISE_AFTER_SECONDS}),
            job_key => ${SUMMARY_JOB_KEY_START}::text || id::text,
            job_key_mode => 'preserve_run_at'
          )
          from session
          where state = 'ended' and id in (select session_id from inserted)
        `.execute(trx);
      });
    },
    heartRateOf(participantId, range) {
      const rows = db
        .selectFrom('sample_journal')
        .select(['captured_at_ms as capturedAtMs', 'value as bpm', 'rr_1024 as rr1024'])
        .where('participation_id', '=', participantId)
        .where('metric', '=', METRIC_HEART_RATE)
        .orderBy('captured_at_ms')
        .orderBy('sequence');
      const within = range
        ? rows.where('captured_at_ms', '>=', range.fromMs).where('captured_at_ms', '<=', range.toMs)
        : rows;
      return within.execute();
    },
    async newestPerColumn({ participantIds, fromMs, toMs, columnMs }) {
      const column = sql`floor(captured_at_ms / ${sql.lit(columnMs)})`;
      const { rows } = await sql<{ participantId: ParticipantId } & HeartRateSample>`
        select distinct on (participation_id, ${column})
          participation_id as "participantId", captured_at_ms as "capturedAtMs", value as bpm
        from sample_journal
        where participation_id = any(${participantIds}::uuid[]) and metric = ${METRIC_HEART_RATE}
          and captured_at_ms >= ${fromMs} and captured_at_ms < ${toMs}
        order by participation_id, ${column}, captured_at_ms desc, sequence desc
      `.execute(db);
      return Map.groupBy(rows, ({ participantId }) => participantId);
    },
  };
}

function metricOf({ kind }: StoredSample): number {
  return kind === 'heart-rate' ? METRIC_HEART_RATE : assertNever(kind);
}
