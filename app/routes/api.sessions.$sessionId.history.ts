import { z } from 'zod';
import { methodNotAllowed, parseQuery, sessionOperation } from '../server/api.ts';
import { readClassHistory, readOwnHistory } from '../server/session-history.ts';
import type { Route } from './+types/api.sessions.$sessionId.history';

const querySchema = z.object({
  of: z.enum(['class', 'self']),
  fromMs: z.coerce.number().nonnegative().optional(),
});

export const loader = (args: Route.LoaderArgs) =>
  sessionOperation(args, ({ services, viewer, sessionId }) => {
    const { of, fromMs = null } = parseQuery(args.request, querySchema);
    const read = of === 'class' ? readClassHistory : readOwnHistory;
    return read(services, { viewer, sessionId, fromMs });
  });

export const action = () => methodNotAllowed('GET');
