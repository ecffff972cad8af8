import { methodNotAllowed, viewerOperation } from '../server/api.ts';
import { closeMediaCheck } from '../server/media-checks.ts';
import type { Route } from './+types/api.media-checks.$checkId.close';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) =>
  viewerOperation(args, (input) => closeMediaCheck({ ...input, checkId: args.params.checkId }));
