import { randomBytes, randomUUID } from 'node:crypto';
import type { Audience, SessionRole } from '#core/consent.ts';
import type { ParticipantId, SessionId, UserId } from '#core/ids.ts';
import { JOIN_TOKEN_LIFETIME_S, type JoinClaims } from '#core/join-claims.ts';
import type { StoredSample } from '#core/samples.ts';
import { createInProcessBus } from '#platform/bus.ts';
import { createJoinTokens } from '#platform/join-token.ts';
import { createLog } from '#platform/log.ts';
import { createOriginCheck } from '#platform/origins.ts';
import { Secret } from '#platform/secret.ts';
import { createStore } from '#store/index.ts';
import { type Hub, startHub } from '#telemetry/index.ts';
import { startTestDatabase } from './harness/test-database.ts';

export type InvitedPerson = { claims: JoinClaims; token: string };

/** A class in the database, and ways into it and out of it. */
export type HubSession = {
  /** A participation in the database and the token that the pages would give for it. */
  invite(person?: { role?: SessionRole; audience?: Audience }): Promise<InvitedPerson>;
  /** The same claims, signed with another secret. */
  forgedToken(claims: JoinClaims): Promise<string>;
  expiredToken(claims: JoinClaims): Promise<string>;
  /** As for a reconnect. */
  freshToken(person: InvitedPerson): Promise<string>;
  /** As the pages do it: the ledger, then the bus. */
  changeAudience(person: InvitedPerson, audience: Audience): Promise<void>;
  remove(person: InvitedPerson): Promise<void>;
  end(): Promise<void>;
  stored(person: InvitedPerson): Promise<{ capturedAtMs: number; bpm: number; rr1024: number[] }[]>;
  storedBpm(person: InvitedPerson): Promise<number[]>;
};

export type HubServer = Awaited<ReturnType<typeof startHubServer>>;

export const TICK_MS = 50;
const HOST = '127.0.0.1';
const ORIGIN = 'https://studio.example';
/** A maximum of 190. */
const ZONES = [114, 133, 152, 171] as const;

/** The hub on any port, over the real database, tokens and bus, with a clock that tests move. */
export async function startHubServer() {
  let aheadMs = 0;
  const clock = {
    nowMs: () => Date.now() + aheadMs,
    advanceMs(byMs: number) {
      aheadMs += byMs;
    },
  };
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const { database, close: closeDatabase } = await startTestDatabase();
  const store = createStore(database);
  const bus = createInProcessBus({ log });
  const tokensOf = (at: { nowMs(): number }, secret: string) =>
    createJoinTokens({ secret: new Secret(secret), clock: at });
  const secret = randomBytes(32).toString('base64url');
  const tokens = tokensOf(clock, secret);

  let isStoreFailing = false;
  const samples = {
    async append(some: StoredSample[]) {
      if (isStoreFailing) throw new Error('the test lets the store fail');
      await store.samples.append(some);
    },
  };
  const start = ({ port = 0 } = {}) =>
    startHub({
      port,
      host: HOST,
      tokens,
      isAllowedOrigin: createOriginCheck([ORIGIN]),
      bus,
      samples,
      consents: store.participations,
      sessions: store.sessions,
      clock,
      log,
      tickMs: TICK_MS,
    });
  const hub = await start();
  const others: Hub[] = [];

  async function aUser(): Promise<UserId> {
    const id = randomUUID() as UserId;
    await database.db
      .insertInto('user')
      .values({ id, name: 'Somebody Unmistakable', email: `${id}@people.example`, image: null })
      .execute();
    return id;
  }

  async function aSession(): Promise<HubSession> {
    const ownerUserId = await aUser();
    const studio = await store.studios.create({
      name: `Studio ${randomUUID()}`,
      timeZone: 'Europe/Lisbon',
      ownerUserId,
    });
    const { sessionId } = await store.sessions.create({
      studioId: studio.studioId,
      instructorUserId: ownerUserId,
      title: 'Threshold 4 × 4',
      description: '',
      startsAt: new Date(),
      plannedMinutes: 45,
    });
    await store.sessions.open(sessionId, new Date());
    const stored = ({ claims }: InvitedPerson) => store.samples.heartRateOf(claims.participantId);

    return {
      async invite({ role = 'participant', audience = 'instructor' } = {}) {
        const displayName = 'Somebody Unmistakable';
        const entered = await store.participations.enter({
          sessionId,
          userId: await aUser(),
          role,
          displayName,
          audience,
        });
        const claims: JoinClaims = {
          sessionId,
          studioId: studio.studioId,
          participantId: entered.participantId,
          slot: entered.slot,
          role,
          displayName,
          isSimulated: false,
          hasSimulatedStrap: false,
          zoneLowerBoundsBpm: [...ZONES],
          hrMaxBpm: 190,
          audience: entered.audience,
          consentEpoch: entered.consentEpoch,
        };
        return { claims, token: await tokens.sign(claims) };
      },
      forgedToken: (claims) => tokensOf(clock, randomBytes(32).toString('base64url')).sign(claims),
      expiredToken: (claims) =>
        tokensOf({ nowMs: () => clock.nowMs() - (JOIN_TOKEN_LIFETIME_S + 60) * 1000 }, secret).sign(claims),
      freshToken: ({ claims }) => tokens.sign(claims),
      async changeAudience({ claims: { participantId } }, audience) {
        await store.participations.changeAudience({ participantId, audience });
        const consentEpoch = await epochOf(sessionId, participantId);
        bus.publish({ kind: 'consent-changed', sessionId, participantId, audience, consentEpoch });
      },
      async remove({ claims: { participantId } }) {
        await store.participations.remove(participantId, new Date());
        bus.publish({ kind: 'participant-removed', sessionId, participantId });
      },
      async end() {
        await store.sessions.end(sessionId, new Date(clock.nowMs()));
        bus.publish({ kind: 'session-ended', sessionId, endedAtMs: clock.nowMs() });
      },
      stored,
      storedBpm: async (person) => (await stored(person)).map(({ bpm }) => bpm),
    };
  }

  async function epochOf(sessionId: SessionId, participantId: ParticipantId): Promise<number> {
    const facts = await store.participations.currentOf(sessionId);
    return facts.find((fact) => fact.participantId === participantId)?.consentEpoch ?? 0;
  }

  return {
    url: `ws://${HOST}:${hub.port}/`,
    origin: ORIGIN,
    hub,
    clock,
    aSession,
    /** While true every append rejects, as when the database is away. */
    failStore(isFailing: boolean) {
      isStoreFailing = isFailing;
    },
    async anotherHub(options: { port?: number } = {}) {
      const other = await start(options);
      others.push(other);
      return { hub: other, url: `ws://${HOST}:${other.port}/` };
    },
    logText: () => lines.join(''),
    async close() {
      for (const opened of [hub, ...others]) await opened.close();
      await bus.close();
      await closeDatabase();
    },
  };
}
