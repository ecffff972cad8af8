import { AppError } from '#core/errors.ts';
import { msg } from '#platform/msg.ts';
import type { Studio } from '#store/index.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';

export type OwnedStudio = {
  studio: Studio;
  /** Owns the studio of the first run, and so runs this server: mail and its settings are theirs alone. */
  isHost: boolean;
};

/** The studio that this person may change, the founding one first; `null` for everybody who owns none. */
export async function findOwnedStudio(
  { store }: Pick<Services, 'store'>,
  { userId }: Pick<Viewer, 'userId'>,
): Promise<OwnedStudio | null> {
  const memberships = await store.studios.studiosOf(userId);
  const owned = memberships.filter(({ role }) => role === 'owner').map(({ studio }) => studio);
  if (owned.length === 0) return null;
  const founding = await store.studios.founding();
  const own = owned.find(({ studioId }) => studioId === founding?.studioId);
  const studio = own ?? owned[0];
  return studio === undefined ? null : { studio, isHost: own !== undefined };
}

export async function requireOwnedStudio(services: Pick<Services, 'store'>, viewer: Viewer): Promise<OwnedStudio> {
  const owned = await findOwnedStudio(services, viewer);
  if (owned === null) throw new AppError('forbidden', msg`Only the owner of the studio can open this page.`);
  return owned;
}

/** For what concerns the whole server. */
export async function requireHost(services: Pick<Services, 'store'>, viewer: Viewer): Promise<Studio> {
  const owned = await findOwnedStudio(services, viewer);
  if (!owned?.isHost) throw new AppError('forbidden', msg`Only the owner of this server can open this page.`);
  return owned.studio;
}
