import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import type { StoredSample } from '#core/samples.ts';
import { createLog } from '#platform/log.ts';
import { createSink } from './sink.ts';
import { createCounters } from './stats.ts';
import { someSamples } from './test-parts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose commits the test decides. */
function createHandStore() {
  const appends: { samples: StoredSample[]; commit: () => void; fail: (error: Error) => void }[] = [];
  return {
    appends,
    append: (samples: StoredSample[]) =>
      new Promise<void>((commit, fail) => {
        appends.push({ samples, commit, fail });
      }),
    sizes: () => appends.map(({ samples }) => samples.length),
  };
}

function setUp() {
  const store = createHandStore();
  const counters = createCounters();
  const sink = createSink({ store, log: createLog({ level: 'silent' }), counters });
  const told: string[] = [];
  const push = (name: string, samples: StoredSample[]) =>
    sink.push({
      samples,
      stored: () => told.push(`${name} stored`),
      failed: () => told.push(`${name} failed`),
      announce: () => told.push(`${name} announce`),
    });
  return { store, counters, sink, told, push };
}

/** Lets promise callbacks run, and timers up to now + `ms`. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('batches', () => {
  it('go after 250 ms, together, and are announced after all were stored', async () => {
    const { store, told, push } = setUp();
    push('a', someSamples(2));
    push('b', someSamples(3));
    await pass(249);
    expect(store.sizes()).toEqual([]);
    await pass(1);
    expect(store.sizes()).toEqual([5]);
    expect(told).toEqual([]);
    store.appends[0]?.commit();
    await pass(0);
    expect(told).toEqual(['a stored', 'b stored', 'a announce', 'b announce']);
  });

  it('go at once when 500 samples wait, and are not larger', async () => {
    const { store, push } = setUp();
    for (let entry = 0; entry < 5; entry++) push(`${entry}`, someSamples(200));
    await pass(0);
    expect(store.sizes()).toEqual([400]);
  });

  it('go one at a time, in order', async () => {
    const { store, told, push } = setUp();
    push('a', someSamples(500));
    push('b', someSamples(500));
    await pass(1000);
    expect(store.sizes()).toEqual([500]);
    store.appends[0]?.commit();
    await pass(0);
    expect(store.sizes()).toEqual([500, 500]);
    expect(told).toEqual(['a stored', 'a announce']);
  });
});

describe('a store that fails', () => {
  it('loses the batch and nothing else: nobody is told stored, the next batch goes', async () => {
    const { store, counters, told, push } = setUp();
    push('a', someSamples(4));
    await pass(250);
    push('b', someSamples(1));
    store.appends[0]?.fail(new Error('connection refused'));
    await pass(250);
    store.appends[1]?.commit();
    await pass(0);
    expect(told).toEqual(['a failed', 'a announce', 'b stored', 'b announce']);
    expect(counters).toMatchObject({ samplesDropped: 4, samplesStored: 1 });
  });

  it('tries the participants one by one when the data of one is at fault', async () => {
    const { store, told, push } = setUp();
    const anna = 'anna' as ParticipantId;
    const ben = 'ben' as ParticipantId;
    push('anna', someSamples(1, { participantId: anna }));
    push('ben', someSamples(1, { participantId: ben }));
    push('anna again', someSamples(1, { participantId: anna, sequence: 1 }));
    await pass(250);
    // 23503: foreign key violation.
    const violation = Object.assign(new Error('no such participation'), { code: '23503' });
    store.appends[0]?.fail(violation);
    await pass(0);
    store.appends[1]?.fail(violation);
    await pass(0);
    store.appends[2]?.commit();
    await pass(0);
    expect(store.sizes()).toEqual([3, 2, 1]);
    expect(told.filter((line) => !line.endsWith('announce'))).toEqual([
      'anna failed',
      'anna again failed',
      'ben stored',
    ]);
  });
});

it('holds at most 100,000 samples', async () => {
  const { store, counters, told, sink, push } = setUp();
  push('in flight', someSamples(500));
  await pass(0);
  for (let entry = 0; entry < 200; entry++) expect(push(`${entry}`, someSamples(500))).toBe(true);
  expect(push('one too many', someSamples(1))).toBe(false);
  expect(told).toEqual(['one too many failed']);
  expect(counters.samplesDropped).toBe(1);
  expect(sink.queuedSamples).toBe(100_000);
  expect(store.appends).toHaveLength(1);
});

describe('flush', () => {
  it('resolves when what was pushed before is committed, without waiting for the timer', async () => {
    const { store, told, sink, push } = setUp();
    push('a', someSamples(300));
    push('b', someSamples(300));
    const flushed = sink.flush();
    await pass(0);
    expect(store.sizes()).toEqual([300]);
    store.appends[0]?.commit();
    await pass(0);
    store.appends[1]?.commit();
    await flushed;
    expect(told).toEqual(['a stored', 'a announce', 'b stored', 'b announce']);
  });

  it('resolves when the store fails', async () => {
    const { store, sink, push } = setUp();
    push('a', someSamples(1));
    const closed = sink.close();
    await pass(0);
    store.appends[0]?.fail(new Error('disk full'));
    await expect(closed).resolves.toBeUndefined();
  });

  it('has nothing to do when nothing waits', async () => {
    await expect(setUp().sink.flush()).resolves.toBeUndefined();
  });
});
