import { samplesSharedWithInstructor } from '#core/analytics/shared-summary.ts';
import { AppError } from '#core/errors.ts';
import { COLUMN_MS, COLUMNS_MAX, columnBpms, columnStartMs, encodeColumnZones } from '#core/history-columns.ts';
import type { EpochMs, SessionId } from '#core/ids.ts';
import type { ClassHistory, OwnHistory } from '#core/session-history.ts';
import { msg } from '#platform/msg.ts';
import type { ClassSession } from '#store/index.ts';
import type { Viewer } from './auth.ts';
import { requireParticipation, zonesOf } from './join-session.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';

type HistoryRequest = {
  viewer: Viewer;
  sessionId: SessionId;
  /** Nothing before the column that this lies in; `null`: from the opening of the class on. */
  fromMs: EpochMs | null;
};

/** For the instructor: everybody's zones, of the time in which they were shared with the instructor. */
export async function readClassHistory(
  services: Services,
  { viewer, sessionId, fromMs }: HistoryRequest,
): Promise<ClassHistory> {
  const { store, clock } = services;
  const { session, role } = await accessSession(services, viewer, sessionId);
  if (role !== 'instructor') {
    throw new AppError('forbidden', msg`Only the instructor of this class sees the heart rates of the class.`);
  }
  const range = rangeOf(session, { fromMs, nowMs: clock.nowMs() });
  const people = (await store.participations.listBySession(sessionId)).filter((each) => each.role === 'participant');
  const decisions = await store.participations.decisionsOf(sessionId);
  const samples = await store.samples.newestPerColumn({
    participantIds: people.map(({ participantId }) => participantId),
    ...range,
    columnMs: COLUMN_MS,
  });
  const athletes = await store.athletes.currentOf(people.map(({ userId }) => userId));
  return {
    fromMs: range.fromMs,
    people: people.flatMap(({ participantId, userId, slot }) => {
      const shared = samplesSharedWithInstructor(decisions.get(participantId) ?? [], samples.get(participantId) ?? []);
      if (shared.length === 0) return [];
      const { bounds } = zonesOf(athletes.get(userId) ?? null, clock.nowMs());
      return [{ slot, zones: encodeColumnZones(columnBpms(shared, range.fromMs), bounds) }];
    }),
  };
}

/** For whoever takes part: the own heart rate, shared or not. */
export async function readOwnHistory(
  services: Services,
  { viewer, sessionId, fromMs }: HistoryRequest,
): Promise<OwnHistory> {
  const { session } = await accessSession(services, viewer, sessionId);
  const { participantId } = await requireParticipation(services, viewer, sessionId);
  const range = rangeOf(session, { fromMs, nowMs: services.clock.nowMs() });
  const samples = await services.store.samples.newestPerColumn({
    participantIds: [participantId],
    ...range,
    columnMs: COLUMN_MS,
  });
  return { fromMs: range.fromMs, bpms: columnBpms(samples.get(participantId) ?? [], range.fromMs) };
}

/** Whole columns from the opening of the class to its end, or to now. A class that nobody opened has none. */
function rangeOf(
  { startedAt, endedAt }: ClassSession,
  { fromMs, nowMs }: { fromMs: EpochMs | null; nowMs: EpochMs },
): { fromMs: EpochMs; toMs: EpochMs } {
  const toMs = endedAt?.getTime() ?? nowMs;
  const startMs = startedAt?.getTime() ?? toMs;
  const oldestMs = columnStartMs(toMs) - (COLUMNS_MAX - 1) * COLUMN_MS;
  return { fromMs: Math.max(columnStartMs(Math.max(startMs, fromMs ?? startMs)), oldestMs), toMs };
}
