import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionRole } from '#core/consent.ts';
import type { ParticipantId, SessionId, StudioId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import { startSfu } from '#sfu/index.ts';
import { attachSignaling } from '#signaling/index.ts';
import { connectClient, type RoomClient } from './room-client.ts';
import { startRoomServices } from './room-services.ts';

export type Invitation = { claims: JoinClaims; token: string };
type Person = { displayName: string; role: SessionRole };

/** A class in the database, and ways into it and out of it. */
export type LiveSession = {
  readonly sessionId: SessionId;
  /** A participation in the database and the token that the pages would give for it. */
  invite(person: Person): Promise<Invitation>;
  connect(person: Person): Promise<RoomClient>;
  connectWith(token: string): Promise<RoomClient>;
  /** A well signed token with these claims. */
  tokenFor(claims: Omit<JoinClaims, 'participantId'> & { participantId: string }): Promise<string>;
  forgedToken(): Promise<string>;
  otherAudienceToken(): Promise<string>;
  unsignedToken(): Promise<string>;
  expiredToken(): Promise<string>;
  end(endedAtMs: number): Promise<void>;
  endWithoutTellingAnyone(): Promise<void>;
  remove(participantId: ParticipantId): Promise<void>;
  removeWithoutTellingAnyone(participantId: ParticipantId): Promise<void>;
};

export type RoomServer = Awaited<ReturnType<typeof startRoomServer>>;

/** Signaling and media on any port, over the real database, with a clock that tests move. */
export async function startRoomServer(options: { emptyRoomLingerMs?: number; recheckEveryMs?: number } = {}) {
  let aheadMs = 0;
  const clock = {
    nowMs: () => Date.now() + aheadMs,
    advanceMs: (byMs: number) => {
      aheadMs += byMs;
    },
  };
  const services = await startRoomServices(clock);
  const { store, bus, tokens, log } = services;
  const sfu = await startSfu({
    workerCount: 2,
    mediaPort: 0,
    listen: [{ bound: '127.0.0.1', announced: '127.0.0.1' }],
    log,
  });
  const httpServer = createServer();
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const signaling = attachSignaling({
    httpServer,
    path: '/socket.io',
    sfu,
    tokens,
    isAllowedOrigin: (origin) => origin === url,
    bus,
    store,
    clock,
    log,
    ...options,
  });
  const clients = new Set<RoomClient>();
  let closing: Promise<void> | null = null;

  async function connectWith(token: string): Promise<RoomClient> {
    const client = await connectClient({ url, token });
    clients.add(client);
    return client;
  }

  async function aSession(state: 'scheduled' | 'live'): Promise<LiveSession> {
    const { sessionId, studioId, addParticipant } = await services.addSession(state);

    async function invite({ displayName, role }: Person): Promise<Invitation> {
      const { participantId, slot } = await addParticipant({ displayName, role });
      const claims = someClaims({ sessionId, studioId, participantId, slot, role, displayName });
      return { claims, token: await tokens.sign(claims) };
    }

    function endWithoutTellingAnyone(): Promise<void> {
      return services.endSession(sessionId);
    }

    const anyClaims = () =>
      someClaims({
        sessionId,
        studioId,
        participantId: randomUUID() as ParticipantId,
        slot: 0,
        role: 'participant',
        displayName: 'Nobody',
      });

    return {
      sessionId,
      invite,
      connect: async (person) => connectWith((await invite(person)).token),
      connectWith,
      tokenFor: (claims) => tokens.sign(claims as JoinClaims),
      forgedToken: () => services.badTokens.withOtherSecret(anyClaims()),
      otherAudienceToken: () => services.badTokens.withOtherAudience(anyClaims()),
      unsignedToken: () => services.badTokens.unsigned(anyClaims()),
      expiredToken: () => services.badTokens.expired(anyClaims()),
      end: async (endedAtMs) => {
        await endWithoutTellingAnyone();
        bus.publish({ kind: 'session-ended', sessionId, endedAtMs });
      },
      endWithoutTellingAnyone,
      remove: async (participantId) => {
        await services.removeParticipant(participantId);
        bus.publish({ kind: 'participant-removed', sessionId, participantId });
      },
      removeWithoutTellingAnyone: services.removeParticipant,
    };
  }

  async function stop(): Promise<void> {
    await signaling.close();
    await new Promise((resolve) => httpServer.close(resolve));
    await sfu.close();
    await services.close();
  }

  const workerPids = () => sfu.workers().map(({ pid }) => pid);
  return {
    url,
    clock,
    aLiveSession: () => aSession('live'),
    aScheduledSession: () => aSession('scheduled'),
    storedChat: services.storedChat,
    /** All that was logged, down to debug, one entry per line. */
    logLines: services.logLines,
    roomCount: signaling.roomCount,
    workers: sfu.workers,
    workerPids,
    firstWorkerPids: workerPids(),
    /** Streams sent to viewers, all workers. */
    consumerCount: () => sfu.workers().reduce((sum, { consumerCount }) => sum + consumerCount, 0),
    closeClients: () => {
      for (const client of clients) client.close();
      clients.clear();
    },
    close: () => {
      closing ??= stop();
      return closing;
    },
  };
}

function someClaims(
  claims: Pick<JoinClaims, 'sessionId' | 'participantId' | 'slot' | 'role' | 'displayName'> & { studioId: StudioId },
): JoinClaims {
  return {
    ...claims,
    isSimulated: false,
    hasSimulatedStrap: false,
    zoneLowerBoundsBpm: [114, 133, 152, 171],
    hrMaxBpm: 190,
    audience: 'instructor',
    consentEpoch: 1,
  };
}
