import type { SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { ClassSession, StudioRole } from '#store/index.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';

/** A session as one member of its studio may see it. */
export type SessionAccess = {
  session: ClassSession;
  studioRole: StudioRole;
  /** Who the viewer is in the class. */
  role: SessionRole;
  /** May open and end the class. */
  canRun: boolean;
};

/**
 * Only members go further than the class's own page.
 * @throws AppError `not-found` for everybody else, as for a class that does not exist
 */
export async function accessSession(
  services: Pick<Services, 'store'>,
  viewer: Viewer,
  sessionId: SessionId,
): Promise<SessionAccess> {
  const session = await services.store.sessions.byId(sessionId);
  const access = session === null ? null : await accessOf(services, viewer, session);
  if (access === null) throw new AppError('not-found', msg`This class does not exist.`);
  return access;
}

/** What a person may do with a class: `null` for somebody who is not of its studio. */
export async function accessOf(
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
  session: ClassSession,
): Promise<SessionAccess | null> {
  const studioRole = await store.studios.roleOf(session.studioId, viewer.userId);
  if (studioRole === null) return null;
  // In the demo, whoever leads stands in for its simulated instructor.
  const leads = session.instructorUserId === viewer.userId || (session.isDemo && studioRole === 'owner');
  const role = leads ? 'instructor' : 'participant';
  return { session, studioRole, role, canRun: role === 'instructor' || mayRunAnyClass(studioRole) };
}

export function mayRunAnyClass(role: StudioRole): boolean {
  return role === 'owner' || role === 'admin';
}

/** Who may plan classes of a studio. */
export function mayPlanClasses(role: StudioRole): boolean {
  return mayRunAnyClass(role) || role === 'instructor';
}
