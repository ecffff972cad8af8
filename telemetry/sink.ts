import type { StoredSample } from '#core/samples.ts';
import type { Log } from '#platform/log.ts';
import type { HubCounters } from './stats.ts';

/** What the sink needs of a sample store: resolves after COMMIT; storing a sample again changes nothing. */
export type SampleAppender = { append(samples: StoredSample[]): Promise<void> };

/** Samples that arrived together, and who wants to know what became of them. One of the first two is called, once. */
export type SinkEntry = {
  samples: StoredSample[];
  stored(): void;
  failed(): void;
  /** Called after all entries of a batch were told `stored`: now one STORED may cover several. */
  announce(): void;
};

export type Sink = {
  /** False when the queue is full: the entry was told `failed`. */
  push(entry: SinkEntry): boolean;
  /** Resolves when everything pushed so far was stored or given up. */
  flush(): Promise<void>;
  /** Flushes, then stops the timer. */
  close(): Promise<void>;
  readonly queuedSamples: number;
};

const BATCH_MS = 250;
const BATCH_SAMPLES = 500;
/** About 100 MB; minutes of a full house. */
const QUEUE_SAMPLES_MAX = 100_000;

/**
 * Carries samples to the store in batches: every 250 ms, or as soon as 500 wait; one batch at a time, in order.
 * A batch that fails is given up, not tried again: nothing was acknowledged, so the clients send it again.
 */
export function createSink({
  store,
  log,
  counters,
  batchMs = BATCH_MS,
}: {
  store: SampleAppender;
  log: Log;
  counters: HubCounters;
  /** Longest time a sample waits for others, ms. */
  batchMs?: number;
}): Sink {
  const queue: SinkEntry[] = [];
  let queuedSamples = 0;
  /** Entries pushed and entries done with, ever: what `flush` waits by. */
  let pushed = 0;
  let settled = 0;
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  function schedule(): void {
    if (queue.length === 0 || writing !== null) return;
    if (queuedSamples >= BATCH_SAMPLES) {
      void pump();
    } else {
      timer ??= setTimeout(() => void pump(), batchMs);
    }
  }

  /** Writes the next batch, or waits for the one being written. Never rejects. */
  function pump(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing ??= writeNext().finally(() => {
      writing = null;
      schedule();
    });
    return writing;
  }

  async function writeNext(): Promise<void> {
    const batch = takeBatch();
    if (batch.length === 0) return;
    await write(batch);
    for (const entry of batch) entry.announce();
    settled += batch.length;
  }

  function takeBatch(): SinkEntry[] {
    let samples = 0;
    let entries = 0;
    for (const entry of queue) {
      if (samples > 0 && samples + entry.samples.length > BATCH_SAMPLES) break;
      samples += entry.samples.length;
      entries++;
    }
    queuedSamples -= samples;
    return queue.splice(0, entries);
  }

  async function write(batch: SinkEntry[]): Promise<void> {
    const samples = batch.flatMap((entry) => entry.samples);
    try {
      await store.append(samples);
    } catch (error) {
      const parts = isAboutTheData(error) ? byParticipant(batch) : [batch];
      if (parts.length > 1) {
        for (const part of parts) await write(part);
        return;
      }
      counters.samplesDropped += samples.length;
      log.warn({ err: error, samples: samples.length }, 'samples were not stored; their senders keep them');
      for (const entry of batch) entry.failed();
      return;
    }
    counters.samplesStored += samples.length;
    for (const entry of batch) entry.stored();
  }

  async function flush(): Promise<void> {
    const target = pushed;
    while (settled < target) await pump();
  }

  return {
    push(entry) {
      if (queuedSamples + entry.samples.length > QUEUE_SAMPLES_MAX) {
        counters.samplesDropped += entry.samples.length;
        entry.failed();
        return false;
      }
      queue.push(entry);
      queuedSamples += entry.samples.length;
      pushed++;
      schedule();
      return true;
    },
    flush,
    async close() {
      await flush();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
    get queuedSamples() {
      return queuedSamples;
    },
  };
}

/** SQLSTATE classes 22 (data exception) and 23 (integrity): one participant's rows are at fault, not the database. */
function isAboutTheData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}

/** So that a bad row of one participant does not take the others' along. */
function byParticipant(batch: SinkEntry[]): SinkEntry[][] {
  return [...Map.groupBy(batch, (entry) => entry.samples[0]?.participantId).values()];
}
