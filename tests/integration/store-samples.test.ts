import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import type { StoredSample } from '#core/samples.ts';
import { createStore, type Store } from '#store/index.ts';
import { makeClass, makeUser } from './harness/people.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const START_MS = Date.UTC(2026, 2, 2, 18);

let test: TestDatabase;
let store: Store;
let sessionId: SessionId;

beforeAll(async () => {
  test = await startTestDatabase();
  store = createStore(test.database);
  ({ sessionId } = await makeClass({ database: test.database, store }));
});
afterAll(() => test.close());

async function aParticipant(): Promise<ParticipantId> {
  const userId = await makeUser(test.database);
  const newcomer = { sessionId, userId, role: 'participant', displayName: 'Ana', audience: 'class' } as const;
  return (await store.participations.enter(newcomer)).participantId;
}

const aStreamId = () => randomUUID() as string as StreamId;

function aSample(sample: Partial<StoredSample> & Pick<StoredSample, 'participantId' | 'streamId'>): StoredSample {
  const sequence = sample.sequence ?? 0;
  return {
    kind: 'heart-rate',
    sessionId,
    sequence,
    capturedAtMs: START_MS + sequence * 1000,
    receivedAtMs: START_MS + sequence * 1000 + 40,
    bpm: 120,
    rr1024: [],
    ...sample,
  };
}

describe('samples', () => {
  it('come back by capture time, whatever the order they came in', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    await store.samples.append([
      aSample({ participantId, streamId, sequence: 1, capturedAtMs: START_MS + 1000.5, bpm: 131, rr1024: [468, 472] }),
      aSample({ participantId, streamId, sequence: 0, bpm: 130, rr1024: [473] }),
    ]);
    await store.samples.append([aSample({ participantId, streamId, sequence: 2, bpm: 132 })]);

    expect(await store.samples.heartRateOf(participantId)).toEqual([
      { capturedAtMs: START_MS, bpm: 130, rr1024: [473] },
      { capturedAtMs: START_MS + 1000.5, bpm: 131, rr1024: [468, 472] },
      { capturedAtMs: START_MS + 2000, bpm: 132, rr1024: [] },
    ]);
  });

  it('are stored once, also when they are resent, twice in one batch, and from two sides at once', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    const first = aSample({ participantId, streamId, bpm: 140 });

    await store.samples.append([first, { ...first, bpm: 199 }]);
    await Promise.all(Array.from({ length: 5 }, () => store.samples.append([{ ...first, bpm: 200 }])));

    expect(await store.samples.heartRateOf(participantId)).toEqual([{ capturedAtMs: START_MS, bpm: 140, rr1024: [] }]);
  });

  it('of a range include both ends', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    await store.samples.append(
      [0, 1, 2, 3].map((sequence) => aSample({ participantId, streamId, sequence, bpm: 100 + sequence })),
    );

    const range = { fromMs: START_MS + 1000, toMs: START_MS + 2000 };
    expect((await store.samples.heartRateOf(participantId, range)).map(({ bpm }) => bpm)).toEqual([101, 102]);
  });

  it('reach the ends of what a frame can say', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    const rr1024 = Array.from({ length: 9 }, () => 65_535);
    await store.samples.append([aSample({ participantId, streamId, sequence: 4_294_967_295, bpm: 65_534, rr1024 })]);

    expect(await store.samples.heartRateOf(participantId)).toMatchObject([{ bpm: 65_534, rr1024 }]);
  });

  it('of none are nothing to store', async () => {
    await expect(store.samples.append([])).resolves.toBeUndefined();
  });

  it('of a batch are stored all or not at all', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    const stranger = randomUUID() as string as ParticipantId;

    await expect(
      store.samples.append([
        aSample({ participantId, streamId }),
        aSample({ participantId: stranger, streamId: aStreamId() }),
      ]),
    ).rejects.toThrow();
    expect(await store.samples.heartRateOf(participantId)).toEqual([]);
  });

  it('that come after the end queue one revision of the summaries, some seconds later', async () => {
    const { sessionId: ended } = await makeClass({ database: test.database, store });
    const userId = await makeUser(test.database);
    const newcomer = { userId, role: 'participant', displayName: 'Ana', audience: 'class' } as const;
    const { participantId } = await store.participations.enter({ sessionId: ended, ...newcomer });
    const late = (sequence: number) => aSample({ sessionId: ended, participantId, streamId: lateStreamId, sequence });
    const lateStreamId = aStreamId();
    const jobs = async () => {
      const { rows } = await test.database.pool.query<{ delay: number; payload: unknown }>(
        `select extract(epoch from run_at - now())::float8 as delay, payload
         from graphile_worker._private_jobs where key = $1`,
        [`summarize-session:${ended}`],
      );
      return rows;
    };
    await store.samples.append([late(0)]);
    expect(await jobs()).toEqual([]);
    await store.sessions.end(ended, new Date(START_MS));
    // The job of the end has run.
    await test.database.pool.query('delete from graphile_worker._private_jobs');

    await store.samples.append([late(0)]);
    expect(await jobs()).toEqual([]);
    await store.samples.append([late(1), late(2)]);
    await store.samples.append([late(3)]);

    expect(await jobs()).toEqual([{ delay: expect.any(Number), payload: { sessionId: ended } }]);
    expect((await jobs())[0]!.delay).toBeGreaterThan(1);
    expect(await store.samples.heartRateOf(participantId)).toHaveLength(4);
  });

  it('come in thousands', async () => {
    const participantId = await aParticipant();
    const streamId = aStreamId();
    await store.samples.append(
      Array.from({ length: 10_000 }, (_, sequence) => aSample({ participantId, streamId, sequence })),
    );

    expect(await store.samples.heartRateOf(participantId)).toHaveLength(10_000);
  });
});
