import type { SetupStep } from '../features/setup/setup-steps.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { requireHost } from './studio-owner.ts';

/** What all later steps of the first run show. */
export async function readSetup(services: Services, viewer: Viewer) {
  const studio = await requireHost(services, viewer);
  const { done } = await services.store.setupProgress.read(studio.studioId);
  // Whoever is here has an account and a studio.
  return { studioName: studio.name, done: ['studio', ...done] satisfies SetupStep[] };
}
