import { redirect } from 'react-router';
import { forViewer } from '../server/page.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/setup.dismiss';

export const loader = () => redirect('/schedule');

/** The owner wants to hear no more of the remaining steps. */
export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const { studioId } = await requireHost(services, viewer);
    await services.store.setupProgress.dismiss(studioId);
    return redirect('/schedule');
  });
