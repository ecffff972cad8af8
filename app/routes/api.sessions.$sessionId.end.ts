import { methodNotAllowed, sessionOperation } from '../server/api.ts';
import { endSession } from '../server/run-session.ts';
import { readSessionState } from '../server/session-state.ts';
import type { Route } from './+types/api.sessions.$sessionId.end';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  sessionOperation(args, async ({ services, viewer, sessionId }) => {
    await endSession(services, viewer, sessionId);
    return readSessionState(services, viewer, sessionId);
  });
