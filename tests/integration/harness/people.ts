import { randomUUID } from 'node:crypto';
import type { SessionId, StudioId, UserId } from '#core/ids.ts';
import type { Database } from '#store/database.ts';
import type { Store } from '#store/index.ts';

/** An account, as better-auth would make it, without a way to sign in. */
export async function makeUser({ db }: Database, { name = 'Ana' }: { name?: string } = {}): Promise<UserId> {
  const id = randomUUID() as string as UserId;
  await db
    .insertInto('user')
    .values({ id, name, email: `${id}@example.org`, image: null })
    .execute();
  return id;
}

/** A studio with its owner and one scheduled session of 45 minutes that the owner leads. */
export async function makeClass({
  database,
  store,
  startsAt = new Date('2026-03-02T18:00:00Z'),
}: {
  database: Database;
  store: Store;
  startsAt?: Date;
}): Promise<{ studioId: StudioId; ownerUserId: UserId; sessionId: SessionId }> {
  const ownerUserId = await makeUser(database, { name: 'Rita' });
  const { studioId } = await store.studios.create({ name: 'Ribeira Cycling', timeZone: 'Europe/Lisbon', ownerUserId });
  const { sessionId } = await store.sessions.create({
    studioId,
    instructorUserId: ownerUserId,
    title: 'Tempo 45',
    description: '',
    startsAt,
    plannedMinutes: 45,
  });
  return { studioId, ownerUserId, sessionId };
}
