import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { SessionRole } from '#core/consent.ts';
import type { ParticipantId, SessionId, UserId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import { createInProcessBus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import { createJoinTokens } from '#platform/join-token.ts';
import { createLog } from '#platform/log.ts';
import { Secret } from '#platform/secret.ts';
import { createStore } from '#store/index.ts';
import { startTestDatabase } from './harness/test-database.ts';

const SECRET = new Secret('the secret of this installation, long enough');
const LONG_AGO = { nowMs: () => Date.UTC(2020, 0, 1) };

export type RoomServices = Awaited<ReturnType<typeof startRoomServices>>;

/** What signaling stands on: a real database with a studio, the bus, tokens and a log that is kept. */
export async function startRoomServices(clock: Clock) {
  const logLines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void logLines.push(line) } });
  const { database, close } = await startTestDatabase();
  const store = createStore(database);
  const bus = createInProcessBus({ log });
  const tokens = createJoinTokens({ secret: SECRET, clock });

  async function addUser(name: string): Promise<UserId> {
    const id = randomUUID() as UserId;
    await database.db
      .insertInto('user')
      .values({ id, name, email: `${id}@people.example` })
      .execute();
    return id;
  }

  const ownerUserId = await addUser('Owner');
  const { studioId } = await store.studios.create({ name: 'Studio', timeZone: 'Europe/Lisbon', ownerUserId });

  async function addSession(state: 'scheduled' | 'live') {
    const { sessionId } = await store.sessions.create({
      studioId,
      instructorUserId: ownerUserId,
      title: 'Intervals',
      description: '',
      startsAt: new Date(clock.nowMs()),
      plannedMinutes: 45,
    });
    if (state === 'live') await store.sessions.open(sessionId, new Date(clock.nowMs()));
    return {
      sessionId,
      studioId,
      addParticipant: async ({ displayName, role }: { displayName: string; role: SessionRole }) =>
        store.participations.enter({
          sessionId,
          userId: await addUser(displayName),
          role,
          displayName,
          audience: 'instructor',
        }),
    };
  }

  return {
    log,
    logLines,
    store,
    bus,
    tokens,
    /** Tokens that nobody may come in with. */
    badTokens: {
      withOtherSecret: (claims: JoinClaims) =>
        createJoinTokens({ secret: new Secret('the secret of another installation, as long'), clock }).sign(claims),
      expired: (claims: JoinClaims) => createJoinTokens({ secret: SECRET, clock: LONG_AGO }).sign(claims),
      withOtherAudience: (claims: JoinClaims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience('pulseroom-something-else')
          .setIssuer('pulseroom')
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode(SECRET.reveal())),
      unsigned: async (claims: JoinClaims) =>
        new UnsecuredJWT({ ...claims })
          .setAudience('pulseroom-join')
          .setIssuer('pulseroom')
          .setExpirationTime('5m')
          .encode(),
    },
    addSession,
    endSession: async (sessionId: SessionId) => {
      await store.sessions.end(sessionId, new Date(clock.nowMs()));
    },
    removeParticipant: (participantId: ParticipantId) =>
      store.participations.remove(participantId, new Date(clock.nowMs())),
    storedChat: async (sessionId: SessionId) =>
      (await store.chat.listBySession(sessionId, 100)).map((message) => message.text),
    close: async () => {
      await bus.close();
      await close();
    },
  };
}
