import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Audience } from '#core/consent.ts';
import type { SessionId, StreamId, StudioId, UserId } from '#core/ids.ts';
import { createStore, type Database, type Store } from '#store/index.ts';
import { summaryJobKey } from '#store/jobs.ts';
import type { Person } from '#tests/builders/person.ts';
import { createHttpClient } from './http-client.ts';
import { openDatabaseIn } from './pulseroom-database.ts';
import type { PulseroomProcess } from './pulseroom-process.ts';

const MINUTE_MS = 60_000;

/** A studio in a Pulseroom that runs, with a history that pages alone could only make by waiting. */
export type SeededStudio = {
  store: Store;
  studioId: StudioId;
  /** Makes an account that can sign in, as a member of the studio. */
  addPerson(person: Person, role?: 'owner' | 'instructor' | 'member'): Promise<UserId>;
  planClass(planned: PlannedClass): Promise<SessionId>;
  /** A class that took place: its people joined, their straps were recorded, it ended. The server summarizes it. */
  addPastClass(past: PastClass): Promise<SessionId>;
  /** Somebody has been in this class for a while: took part, and what the strap sent is stored. */
  addPart(sessionId: SessionId, part: PastPart, planned: PlannedClass): Promise<void>;
  /** Opens a class some time ago. */
  openSince(sessionId: SessionId, since: Date): Promise<void>;
  close(): Promise<void>;
};

type PlannedClass = {
  title: string;
  description?: string;
  instructorUserId: UserId;
  startsAt: Date;
  plannedMinutes: number;
};

type PastClass = PlannedClass & {
  people: readonly PastPart[];
  /** Default: made by the server. `never`: as after a crash of the job; `waiting`: the job comes in an hour. */
  summaries?: 'made' | 'never' | 'waiting';
};

/** Somebody in a class that is over. */
export type PastPart = {
  userId: UserId;
  name: string;
  audience: Audience;
  /** What the strap sent, one per second; `null` without signal. */
  bpms: readonly (number | null)[];
};

export async function seedStudio(
  pulseroom: PulseroomProcess,
  { name, timeZone, ownerName }: { name: string; timeZone: string; ownerName: string },
): Promise<SeededStudio> {
  const { url } = await pulseroom.ready();
  const database = openDatabaseIn(pulseroom.dataDir);
  const store = createStore(database);
  const ownerUserId = await addOwner(database, ownerName);
  const { studioId, slug } = await store.studios.create({ name, timeZone, ownerUserId });

  const planClass: SeededStudio['planClass'] = async ({ description = '', ...planned }) => {
    const { sessionId } = await store.sessions.create({ studioId, description, ...planned });
    return sessionId;
  };
  const openSince: SeededStudio['openSince'] = async (sessionId, since) => {
    await store.sessions.open(sessionId, since);
  };

  return {
    store,
    studioId,
    planClass,
    openSince,
    addPart: (sessionId, part, planned) => takePart(store, { sessionId, part, planned }),
    async addPerson(person, role = 'member') {
      await createHttpClient(url).postForm(`/sign-up?studio=${slug}`, {
        name: person.name,
        email: person.email,
        password: person.password,
      });
      const { id } = await database.db
        .selectFrom('user')
        .select('id')
        .where('email', '=', person.email)
        .executeTakeFirstOrThrow();
      await store.studios.addMember({ studioId, userId: id, role });
      const { birthYear, sex, weightKg, hrMaxBpm, hrRestBpm } = person;
      await store.athletes.save(id, { birthYear, sex, weightKg, hrMaxBpm, hrRestBpm });
      return id;
    },
    async addPastClass({ people, summaries = 'made', ...planned }) {
      const sessionId = await planClass(planned);
      await openSince(sessionId, planned.startsAt);
      for (const part of people) await takePart(store, { sessionId, part, planned });
      const end = new Date(planned.startsAt.getTime() + planned.plannedMinutes * MINUTE_MS);
      if (summaries === 'made') await store.sessions.end(sessionId, end);
      else await endWithoutJob(database, { sessionId, end });
      if (summaries === 'waiting') await addJobLater(database, sessionId);
      return sessionId;
    },
    close: () => database.close(),
  };
}

/** Somebody who owns the studio and never signs in. */
async function addOwner({ db }: Database, name: string): Promise<UserId> {
  const id = randomUUID() as string as UserId;
  await db
    .insertInto('user')
    .values({ id, name, email: `${id}@people.example`, image: null })
    .execute();
  return id;
}

async function takePart(
  store: Store,
  { sessionId, part, planned }: { sessionId: SessionId; part: PastPart; planned: PlannedClass },
): Promise<void> {
  const { userId, name, audience, bpms } = part;
  const role = userId === planned.instructorUserId ? 'instructor' : 'participant';
  const { participantId } = await store.participations.enter({
    sessionId,
    userId,
    role,
    displayName: name,
    audience,
  });
  const streamId = randomUUID() as string as StreamId;
  const startedAtMs = planned.startsAt.getTime();
  await store.samples.append(
    bpms.flatMap((bpm, second) => {
      if (bpm === null) return [];
      const capturedAtMs = startedAtMs + second * 1000 + 400;
      return [
        {
          kind: 'heart-rate' as const,
          sessionId,
          participantId,
          streamId,
          sequence: second,
          capturedAtMs,
          receivedAtMs: capturedAtMs + 80,
          bpm,
          rr1024: [Math.round((60 / bpm) * 1024)],
        },
      ];
    }),
  );
}

async function endWithoutJob({ db }: Database, { sessionId, end }: { sessionId: SessionId; end: Date }): Promise<void> {
  await db.updateTable('session').set({ state: 'ended', ended_at: end }).where('id', '=', sessionId).execute();
}

async function addJobLater({ db }: Database, sessionId: SessionId): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => 'summarize-session', payload => ${JSON.stringify({ sessionId })}::json,
      job_key => ${summaryJobKey(sessionId)}, run_at => now() + interval '1 hour'
    )
  `.execute(db);
}
