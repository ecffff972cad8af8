import { NAME_MAX_LENGTH } from '#core/account.ts';
import { type AthleteProfile, type AthleteSettings, NO_ATHLETE_SETTINGS, withDefaults } from '#core/athlete.ts';
import type { Audience, SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { EpochMs, SessionId } from '#core/ids.ts';
import { UPLINK_AFTER_END_MS } from '#core/protocol/telemetry-frames.ts';
import { type ZoneBounds, zoneLowerBoundsBpm } from '#core/zones.ts';
import { msg } from '#platform/msg.ts';
import type { ClassSession, Participation } from '#store/index.ts';
import type { JoinAnswer, LiveClassData } from '../features/live/live-class-data.ts';
import type { Viewer } from './auth.ts';
import { changeAudience } from './change-consent.ts';
import { hubUrl } from './hub-url.ts';
import { cleanName } from './person-name.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';

type JoinRequest = { viewer: Viewer; sessionId: SessionId; origin: string };

/** Takes a member into a class, or back into it, with the sharing that was chosen. */
export async function joinSession(
  services: Services,
  {
    viewer,
    sessionId,
    audience,
    hasSimulatedStrap,
    origin,
  }: JoinRequest & {
    audience: Audience;
    /** The heart rates that come will be a program's. Refused but in a demo. */
    hasSimulatedStrap: boolean;
  },
): Promise<JoinAnswer & { zones: LiveClassData['zones'] }> {
  const { session, role } = await accessSession(services, viewer, sessionId);
  refuseRemoved(await services.store.participations.bySessionAndUser(sessionId, viewer.userId));
  refuseEnded(session);
  if (session.state === 'scheduled' && role === 'participant') {
    throw new AppError('session-not-open', msg`The instructor has not opened this class yet.`);
  }
  if (hasSimulatedStrap && !mayUseSimulatedStrap(session, role)) {
    throw new AppError('forbidden', msg`Simulated straps are for participants in the demo.`);
  }
  const entered = await services.store.participations.enter({
    sessionId,
    userId: viewer.userId,
    role,
    displayName: displayNameOf(viewer),
    audience,
  });
  // Before any reading can come. It holds for the rest of the class, whatever is worn later.
  if (hasSimulatedStrap) await services.store.participations.noteSimulatedStrap(entered.participantId);
  // Who comes back may have decided anew in the green room.
  const decided =
    entered.audience === audience ? entered : await changeAudience(services, { participation: entered, audience });
  const participation = { ...decided, hasSimulatedStrap: entered.hasSimulatedStrap || hasSimulatedStrap };
  return answer(services, { session, participation, viewer, origin });
}

/** A simulated heart rate never comes among real people's. */
export function mayUseSimulatedStrap({ isDemo }: Pick<ClassSession, 'isDemo'>, role: SessionRole): boolean {
  return isDemo && role === 'participant';
}

/**
 * A fresh token for somebody who is in the class already: for each reconnect. After the end, as long as the hub takes
 * what was not stored in time [EN2].
 */
export async function refreshToken(
  services: Services,
  { viewer, sessionId, origin }: JoinRequest,
): Promise<JoinAnswer & { zones: LiveClassData['zones'] }> {
  const { session } = await accessSession(services, viewer, sessionId);
  const participation = await requireParticipation(services, viewer, sessionId);
  const endedAtMs = session.endedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (services.clock.nowMs() > endedAtMs + UPLINK_AFTER_END_MS) refuseEnded(session);
  return answer(services, { session, participation, viewer, origin });
}

/** The viewer's own participation, unless they were removed. */
export async function requireParticipation(
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
  sessionId: SessionId,
): Promise<Participation> {
  const participation = await store.participations.bySessionAndUser(sessionId, viewer.userId);
  refuseRemoved(participation);
  if (participation === null) throw new AppError('not-found', msg`You do not take part in this class.`);
  return participation;
}

/** Name in the class, within the limits of token and table. */
export function displayNameOf({ name }: Pick<Viewer, 'name'>): string {
  return cleanName(name).slice(0, NAME_MAX_LENGTH).trim() || 'Guest';
}

/** The viewer's thresholds today. */
export async function ownZones(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  viewer: Viewer,
): Promise<{ profile: AthleteProfile; bounds: ZoneBounds }> {
  return zonesOf(await store.athletes.current(viewer.userId), clock.nowMs());
}

/** The thresholds that follow from what a person said, `null` for somebody who said nothing. */
export function zonesOf(
  settings: AthleteSettings | null,
  nowMs: EpochMs,
): { profile: AthleteProfile; bounds: ZoneBounds } {
  const profile = withDefaults(settings ?? NO_ATHLETE_SETTINGS, new Date(nowMs).getFullYear());
  return { profile, bounds: zoneLowerBoundsBpm({ hrMaxBpm: profile.hrMaxBpm }) };
}

export function liveSessionOf(session: ClassSession): LiveClassData['session'] {
  return {
    sessionId: session.sessionId,
    title: session.title,
    studioName: session.studioName,
    instructorName: session.instructorName,
    isInstructorSimulated: session.isInstructorSimulated,
    state: session.state,
    startsAtMs: session.startsAt.getTime(),
    startedAtMs: session.startedAt?.getTime() ?? null,
    plannedMinutes: session.plannedMinutes,
  };
}

async function answer(
  services: Services,
  {
    session,
    participation,
    viewer,
    origin,
  }: { session: ClassSession; participation: Participation; viewer: Viewer; origin: string },
): Promise<JoinAnswer & { zones: LiveClassData['zones'] }> {
  const { profile, bounds } = await ownZones(services, viewer);
  const { participantId, slot, role, displayName, audience, consentEpoch, hasSimulatedStrap } = participation;
  const self = { participantId, slot, role, displayName, audience, consentEpoch, hasSimulatedStrap };
  const token = await services.tokens.sign({
    ...self,
    sessionId: session.sessionId,
    studioId: session.studioId,
    isSimulated: participation.isSimulated,
    zoneLowerBoundsBpm: [...bounds],
    hrMaxBpm: profile.hrMaxBpm,
  });
  return {
    token,
    hubUrl: hubUrl(services.env, origin),
    self,
    session: liveSessionOf(session),
    zones: {
      lowerBoundsBpm: bounds,
      hrMaxBpm: profile.hrMaxBpm,
      isHrMaxEstimated: profile.defaultsUsed.includes('hr-max'),
    },
  };
}

function refuseRemoved(participation: Participation | null): void {
  if (participation?.removedAt != null) throw new AppError('removed', msg`The instructor removed you from this class.`);
}

function refuseEnded(session: ClassSession): void {
  if (session.state === 'ended') throw new AppError('session-ended', msg`This class is over.`);
}
