import { methodNotAllowed, sessionOperation } from '../server/api.ts';
import { refreshToken } from '../server/join-session.ts';
import type { Route } from './+types/api.sessions.$sessionId.token';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  sessionOperation(args, ({ services, viewer, sessionId }) =>
    refreshToken(services, { viewer, sessionId, origin: new URL(args.request.url).origin }),
  );
