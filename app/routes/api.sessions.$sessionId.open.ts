import { methodNotAllowed, sessionOperation } from '../server/api.ts';
import { openSession } from '../server/run-session.ts';
import { readSessionState } from '../server/session-state.ts';
import type { Route } from './+types/api.sessions.$sessionId.open';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  sessionOperation(args, async ({ services, viewer, sessionId }) => {
    await openSession(services, viewer, sessionId);
    return readSessionState(services, viewer, sessionId);
  });
