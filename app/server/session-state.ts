import type { SessionId } from '#core/ids.ts';
import type { SessionState } from '#core/protocol/signaling.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { accessSession } from './session-access.ts';

/** What the green room asks for while it waits. */
export async function readSessionState(
  services: Pick<Services, 'store' | 'clock'>,
  viewer: Viewer,
  sessionId: SessionId,
): Promise<{ state: SessionState; startsAtMs: number; startedAtMs: number | null; nowMs: number }> {
  const { session } = await accessSession(services, viewer, sessionId);
  return {
    state: session.state,
    startsAtMs: session.startsAt.getTime(),
    startedAtMs: session.startedAt?.getTime() ?? null,
    nowMs: services.clock.nowMs(),
  };
}
