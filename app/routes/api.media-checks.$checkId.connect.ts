import { methodNotAllowed, parseBody, viewerOperation } from '../server/api.ts';
import { connectMediaCheck, mediaCheckConnectSchema } from '../server/media-checks.ts';
import type { Route } from './+types/api.media-checks.$checkId.connect';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  viewerOperation(args, async (input) => {
    const body = await parseBody(args.request, mediaCheckConnectSchema);
    return connectMediaCheck({ ...input, checkId: args.params.checkId, ...body });
  });
