import { z } from 'zod';
import { audienceSchema } from '#core/consent.ts';
import { methodNotAllowed, parseBody, sessionOperation } from '../server/api.ts';
import { changeAudience } from '../server/change-consent.ts';
import { requireParticipation } from '../server/join-session.ts';
import { accessSession } from '../server/session-access.ts';
import type { Route } from './+types/api.sessions.$sessionId.consent';

const bodySchema = z.object({ audience: audienceSchema });

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  sessionOperation(args, async ({ services, viewer, sessionId }) => {
    const { audience } = await parseBody(args.request, bodySchema);
    await accessSession(services, viewer, sessionId);
    const participation = await requireParticipation(services, viewer, sessionId);
    const { consentEpoch } = await changeAudience(services, { participation, audience });
    return { audience, consentEpoch };
  });
