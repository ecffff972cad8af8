import { data, type RouterContextProvider } from 'react-router';
import { AppError, httpStatusOf } from '#core/errors.ts';
import { servicesContext } from '../server-context.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { requirePageViewer } from './viewer.ts';

/** What React Router hands to loaders and actions, as far as pages need it. */
export type PageArgs = {
  request: Request;
  params: Record<string, string | undefined>;
  context: Readonly<RouterContextProvider>;
};

/** A loader or action of a page for people who are signed in. */
export function forViewer<Result>(
  args: PageArgs,
  handle: (services: Services, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  return forAnybody(args, async (services) => handle(services, await requirePageViewer(services, args.request)));
}

/** A loader or action of a page that also strangers may open. */
export async function forAnybody<Result>(
  { context }: PageArgs,
  handle: (services: Services) => Promise<Result>,
): Promise<Result> {
  try {
    return await handle(context.get(servicesContext));
  } catch (error) {
    // What the person may know becomes the error page; a bug stays one and is logged in `handleError`.
    if (error instanceof AppError && error.code !== 'internal') {
      throw data({ code: error.code, message: error.words ?? error.message }, { status: httpStatusOf(error.code) });
    }
    throw error;
  }
}
