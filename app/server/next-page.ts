import { sessionIdSchema } from '#core/ids.ts';
import type { ClassSession, Studio } from '#store/index.ts';
import { safeNext } from './safe-next.ts';
import type { Services } from './services.ts';

/** Where somebody wanted to go who has to sign in first: `?next=` and, in a studio's links, `?studio=`. */
export type Destination = { next: string; studioSlug: string | null };

export function destinationOf(request: Request): Destination {
  const { searchParams } = new URL(request.url);
  return { next: safeNext(searchParams.get('next')), studioSlug: searchParams.get('studio') };
}

/** The class that `next` leads to. Whoever has the link to a class may know what it is. */
export async function classAt({ store }: Pick<Services, 'store'>, next: string): Promise<ClassSession | null> {
  const segment = /^\/classes\/([^/?#]+)/.exec(next)?.[1];
  const parsed = sessionIdSchema.safeParse(segment);
  return parsed.success ? store.sessions.byId(parsed.data) : null;
}

/** The studio that a newcomer joins: the one that the link names, else that of the class, else the only one there is. */
export async function studioToJoin(
  services: Pick<Services, 'store'>,
  { next, studioSlug }: Destination,
): Promise<Studio | null> {
  const { studios } = services.store;
  const slug = studioSlug ?? (await classAt(services, next))?.studioSlug;
  if (slug !== undefined) return studios.bySlug(slug);
  const all = await studios.list();
  return all.length === 1 ? (all[0] ?? null) : null;
}
