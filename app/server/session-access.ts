import type { SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
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

/** Only members know that a class exists. */
export async function accessSession(
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
  sessionId: SessionId,
): Promise<SessionAccess> {
  const session = await store.sessions.byId(sessionId);
  const studioRole = session === null ? null : await store.studios.roleOf(session.studioId, viewer.userId);
  if (session === null || studioRole === null) throw new AppError('not-found', 'This class does not exist.');
  const role = session.instructorUserId === viewer.userId ? 'instructor' : 'participant';
  return { session, studioRole, role, canRun: role === 'instructor' || mayRunAnyClass(studioRole) };
}

export function mayRunAnyClass(role: StudioRole): boolean {
  return role === 'owner' || role === 'admin';
}

/** Who may plan classes of a studio. */
export function mayPlanClasses(role: StudioRole): boolean {
  return mayRunAnyClass(role) || role === 'instructor';
}
