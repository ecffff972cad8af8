import { AppError } from '#core/errors.ts';
import type { SessionId } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { accessSession, type SessionAccess } from './session-access.ts';

/** Opens the room. Opening an open one changes nothing. */
export async function openSession(services: Services, viewer: Viewer, sessionId: SessionId): Promise<void> {
  await requireRunner(services, viewer, sessionId);
  const now = new Date(services.clock.nowMs());
  const opened = await services.store.sessions.open(sessionId, now);
  if (opened === 'not-found') throw new AppError('not-found', msg`This class does not exist.`);
  if (opened === 'ended') throw new AppError('session-ended', msg`This class is over.`);
  if (opened === 'already-live') return;
  services.bus.publish({ kind: 'session-opened', sessionId, startedAtMs: now.getTime() });
  services.log.info({ sessionId }, 'class opened');
}

/** Ends the class for everybody. Ending an ended one changes nothing. */
export async function endSession(services: Services, viewer: Viewer, sessionId: SessionId): Promise<void> {
  const { session } = await requireRunner(services, viewer, sessionId);
  if (session.state === 'scheduled') {
    throw new AppError('session-not-open', msg`This class is not open, so there is nothing to end.`);
  }
  const now = new Date(services.clock.nowMs());
  const end = await services.store.sessions.end(sessionId, now);
  if (end.outcome !== 'ended') return;
  services.bus.publish({ kind: 'session-ended', sessionId, endedAtMs: end.endedAt.getTime() });
  services.log.info({ sessionId }, 'class ended');
}

async function requireRunner(services: Services, viewer: Viewer, sessionId: SessionId): Promise<SessionAccess> {
  const access = await accessSession(services, viewer, sessionId);
  if (!access.canRun) throw new AppError('forbidden', msg`Only the instructor of this class can do this.`);
  return access;
}
