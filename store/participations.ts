import { type Kysely, sql } from 'kysely';
import type { SharingDecision } from '#core/analytics/shared-summary.ts';
import type { Audience, SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { ParticipantId, SessionId, Slot, UserId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { Schema } from './schema.ts';

/** A person in a session. */
export type Participation = {
  participantId: ParticipantId;
  sessionId: SessionId;
  userId: UserId;
  slot: Slot;
  role: SessionRole;
  /** What the class sees as name. */
  displayName: string;
  audience: Audience;
  /** Number of the decision that `audience` is, from 1. */
  consentEpoch: number;
  removedAt: Date | null;
  /** Made by a program, not a person. */
  isSimulated: boolean;
  /** Heart rates of this person in this session, or some of them, are made by a program. */
  hasSimulatedStrap: boolean;
  /** Was not in the class, see `DemoData.addVisitorToPastClass`. */
  wasAddedLater: boolean;
};

export type Participations = {
  /**
   * The person's participation, made with the next free slot where there is none yet. One that exists is not changed:
   * look at `removedAt`, and change the audience with `changeAudience`.
   * @throws AppError `not-found` without such a session, `session-ended` for a newcomer after the end, `room-full` when
   *   all slots are given
   */
  enter(options: {
    sessionId: SessionId;
    userId: UserId;
    role: SessionRole;
    displayName: string;
    audience: Audience;
  }): Promise<Participation>;
  byId(participantId: ParticipantId): Promise<Participation | null>;
  bySessionAndUser(sessionId: SessionId, userId: UserId): Promise<Participation | null>;
  /** By slot; removed people too. */
  listBySession(sessionId: SessionId): Promise<Participation[]>;
  /** How many took part in each of these classes, without its instructor. Of classes without anybody there is no entry. */
  countParticipants(sessionIds: readonly SessionId[]): Promise<Map<SessionId, number>>;
  /** What the hub obeys. */
  currentOf(
    sessionId: SessionId,
  ): Promise<{ participantId: ParticipantId; audience: Audience; consentEpoch: number; removed: boolean }[]>;
  /** Everybody's decisions about sharing, in order. */
  decisionsOf(sessionId: SessionId): Promise<Map<ParticipantId, SharingDecision[]>>;
  /**
   * The next decision in the ledger. After the end of the class there is none: what was shown was shown.
   * @throws AppError `not-found`, `session-ended`
   */
  changeAudience(options: { participantId: ParticipantId; audience: Audience }): Promise<Participation>;
  /** From now on, and for good: what was recorded stays what it is. */
  noteSimulatedStrap(participantId: ParticipantId): Promise<void>;
  /** Idempotent: the first time stays. */
  remove(participantId: ParticipantId, now: Date): Promise<void>;
};

/** 16 bits on the wire; 65535 is no slot. */
const SLOT_MAX = 65_534;

export function createParticipations(db: Kysely<Schema>): Participations {
  const participations = db.selectFrom('participation').select(COLUMNS);

  async function bySessionAndUser(sessionId: SessionId, userId: UserId): Promise<Participation | null> {
    const row = await participations
      .where('session_id', '=', sessionId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return row ?? null;
  }

  return {
    bySessionAndUser,
    async enter(newcomer) {
      const existing = await bySessionAndUser(newcomer.sessionId, newcomer.userId);
      return existing ?? db.transaction().execute((trx) => enterLocked(trx, newcomer));
    },
    async byId(participantId) {
      return (await participations.where('id', '=', participantId).executeTakeFirst()) ?? null;
    },
    listBySession(sessionId) {
      return participations.where('session_id', '=', sessionId).orderBy('slot').execute();
    },
    async countParticipants(sessionIds) {
      if (sessionIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('participation')
        .select(['session_id as sessionId', sql<number>`count(*)::int`.as('count')])
        .where('session_id', 'in', sessionIds)
        .where('role', '=', 'participant')
        .where('was_added_later', '=', false)
        .where('removed_at', 'is', null)
        .groupBy('session_id')
        .execute();
      return new Map(rows.map(({ sessionId, count }) => [sessionId, count]));
    },
    async currentOf(sessionId) {
      const rows = await participations.where('session_id', '=', sessionId).orderBy('slot').execute();
      return rows.map(({ participantId, audience, consentEpoch, removedAt }) => ({
        participantId,
        audience,
        consentEpoch,
        removed: removedAt !== null,
      }));
    },
    async decisionsOf(sessionId) {
      const rows = await db
        .selectFrom('consent_ledger')
        .innerJoin('participation', 'participation.id', 'consent_ledger.participation_id')
        .select([
          'participation.id as participantId',
          'consent_ledger.audience',
          'consent_ledger.decided_at as decidedAt',
        ])
        .where('participation.session_id', '=', sessionId)
        .orderBy('consent_ledger.epoch')
        .execute();
      const decisions = Map.groupBy(rows, ({ participantId }) => participantId);
      return new Map(
        [...decisions].map(([participantId, own]) => [
          participantId,
          own.map(({ audience, decidedAt }) => ({ audience, decidedAtMs: decidedAt.getTime() })),
        ]),
      );
    },
    changeAudience({ participantId, audience }) {
      return db.transaction().execute(async (trx) => {
        await refuseAfterTheEnd(trx, participantId);
        // The row stays locked until the ledger has the epoch too, so epochs follow one another.
        const changed = await trx
          .updateTable('participation')
          .set((set) => ({ audience, consent_epoch: set('consent_epoch', '+', 1) }))
          .where('id', '=', participantId)
          .returning(COLUMNS)
          .executeTakeFirst();
        if (!changed)
          throw new AppError('not-found', msg`There is no such participant.`, { context: { participantId } });
        await writeLedger(trx, changed);
        return changed;
      });
    },
    async noteSimulatedStrap(participantId) {
      await db
        .updateTable('participation')
        .set({ has_simulated_strap: true })
        .where('id', '=', participantId)
        .execute();
    },
    async remove(participantId, now) {
      await db
        .updateTable('participation')
        .set({ removed_at: now })
        .where('id', '=', participantId)
        .where('removed_at', 'is', null)
        .execute();
    },
  };
}

type Newcomer = Parameters<Participations['enter']>[0];

async function enterLocked(trx: Kysely<Schema>, newcomer: Newcomer): Promise<Participation> {
  const { sessionId, userId, role, displayName, audience } = newcomer;
  // Those who enter a session do so one after another. "No key": samples and chat of the session go on meanwhile.
  const session = await trx
    .selectFrom('session')
    .select('state')
    .where('id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!session) throw new AppError('not-found', msg`There is no such class.`, { context: { sessionId } });

  const existing = await trx
    .selectFrom('participation')
    .select(COLUMNS)
    .where('session_id', '=', sessionId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (existing) return existing;
  // The end takes the same lock: whoever is in is known to the job that makes the summaries.
  if (session.state === 'ended') throw sessionEnded();

  const { slot } = await trx
    .selectFrom('participation')
    .select(sql<number>`coalesce(max(slot) + 1, 0)`.as('slot'))
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  if (slot > SLOT_MAX) throw new AppError('room-full', msg`This class is full.`, { context: { sessionId } });

  const entered = await trx
    .insertInto('participation')
    .values({
      session_id: sessionId,
      user_id: userId,
      slot,
      role,
      display_name: displayName,
      audience,
      consent_epoch: 1,
      is_simulated: (from) => from.selectFrom('user').select('user.is_simulated').where('user.id', '=', userId),
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await writeLedger(trx, entered);
  return entered;
}

/** Holds off the end until the transaction is over, so that no decision is dated after it. */
async function refuseAfterTheEnd(trx: Kysely<Schema>, participantId: ParticipantId): Promise<void> {
  const session = await trx
    .selectFrom('session')
    .innerJoin('participation', 'participation.session_id', 'session.id')
    .select('session.state')
    .where('participation.id', '=', participantId)
    .forShare('session')
    .executeTakeFirst();
  if (session?.state === 'ended') throw sessionEnded();
}

const sessionEnded = () => new AppError('session-ended', msg`This class is over.`);

async function writeLedger(trx: Kysely<Schema>, decision: Participation): Promise<void> {
  await trx
    .insertInto('consent_ledger')
    .values({
      participation_id: decision.participantId,
      epoch: decision.consentEpoch,
      audience: decision.audience,
    })
    .execute();
}

const COLUMNS = [
  'id as participantId',
  'session_id as sessionId',
  'user_id as userId',
  'slot',
  'role',
  'display_name as displayName',
  'audience',
  'consent_epoch as consentEpoch',
  'removed_at as removedAt',
  'is_simulated as isSimulated',
  'has_simulated_strap as hasSimulatedStrap',
  'was_added_later as wasAddedLater',
] as const;
