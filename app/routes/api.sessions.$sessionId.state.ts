import { methodNotAllowed, sessionOperation } from '../server/api.ts';
import { readSessionState } from '../server/session-state.ts';
import type { Route } from './+types/api.sessions.$sessionId.state';

export const loader = (args: Route.LoaderArgs) =>
  sessionOperation(args, ({ services, viewer, sessionId }) => readSessionState(services, viewer, sessionId));

export const action = () => methodNotAllowed('GET');
