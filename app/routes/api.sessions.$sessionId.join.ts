import { z } from 'zod';
import { audienceSchema } from '#core/consent.ts';
import { methodNotAllowed, parseBody, sessionOperation } from '../server/api.ts';
import { joinSession } from '../server/join-session.ts';
import type { Route } from './+types/api.sessions.$sessionId.join';

const bodySchema = z.object({ audience: audienceSchema, hasSimulatedStrap: z.boolean().default(false) });

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  sessionOperation(args, async ({ services, viewer, sessionId }) => {
    const choice = await parseBody(args.request, bodySchema);
    return joinSession(services, { viewer, sessionId, ...choice, origin: new URL(args.request.url).origin });
  });
