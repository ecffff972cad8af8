import { methodNotAllowed, viewerOperation } from '../server/api.ts';
import { openMediaCheck } from '../server/media-checks.ts';
import type { Route } from './+types/api.media-checks';

export const loader = () => methodNotAllowed('POST');

export const action = (args: Route.ActionArgs) => viewerOperation(args, openMediaCheck);
