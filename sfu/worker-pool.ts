import { AppError } from '#core/errors.ts';
import type { Log } from '#platform/log.ts';
import { type MediaWorker, startMediaWorker } from './media-worker.ts';

export type WorkerPoolOptions = {
  /** Path of the mediasoup-worker program; absent: where mediasoup looks by itself. */
  workerBin: string | undefined;
  /** Number of processes, at least 1. */
  workerCount: number;
  /** Worker number i listens on UDP and TCP port `mediaPort + i`; 0: any ports. */
  mediaPort: number;
  /** Addresses to bind, each with the one that browsers are told to send to. */
  listen: readonly { bound: string; announced: string }[];
  log: Log;
};

/** A place in the pool: keeps its port and its load across the processes that fill it, one after the other. */
export type WorkerPlace = {
  readonly port: number;
  /** The process, or null while a dead one is being replaced. */
  worker: MediaWorker | null;
  /** Rooms on this worker; each is told when it dies. */
  readonly rooms: Set<{ workerDied(): void }>;
  /** Streams sent to viewers by this worker: what its core is busy with. */
  consumerCount: number;
};

export type WorkerPool = {
  /** The place with the least to do whose process runs; waits a bounded time when all are being replaced. */
  leastLoaded(): Promise<{ place: WorkerPlace; worker: MediaWorker }>;
  places(): readonly WorkerPlace[];
  close(): Promise<void>;
};

/** Waits before the tries to replace a dead worker; the last one repeats. */
const RESTART_DELAYS_MS = [0, 250, 1_000, 5_000];
/** A worker that lived this long was sound: the next death starts again at the shortest wait. */
const SOUND_AFTER_MS = 60_000;
/** How long a join waits for a worker. */
const WAIT_FOR_WORKER_MS = 5_000;

export async function createWorkerPool(options: WorkerPoolOptions): Promise<WorkerPool> {
  const { log } = options;
  const places: WorkerPlace[] = [];
  const waiting = new Set<() => void>();
  const restartTimers = new Set<NodeJS.Timeout>();
  const restarts = new Set<Promise<void>>();
  let isClosed = false;

  async function fill(place: WorkerPlace, failures: number): Promise<void> {
    const startedAtMs = performance.now();
    const worker = await startMediaWorker({
      ...options,
      port: place.port,
      onDied: (error) => {
        // The only line about it at level error; mediasoup's own say the same and go to debug.
        log.error({ err: error, port: place.port, rooms: place.rooms.size }, 'media worker died, replacing it');
        place.worker = null;
        const isSound = performance.now() - startedAtMs >= SOUND_AFTER_MS;
        replaceLater(place, isSound ? 0 : failures + 1);
        const rooms = [...place.rooms];
        place.rooms.clear();
        place.consumerCount = 0;
        for (const room of rooms) room.workerDied();
      },
    });
    if (isClosed) {
      await worker.close();
      return;
    }
    place.worker = worker;
    for (const wake of waiting) wake();
  }

  function replaceLater(place: WorkerPlace, failures: number): void {
    if (isClosed) return;
    const delayMs = RESTART_DELAYS_MS[Math.min(Math.max(failures - 1, 0), RESTART_DELAYS_MS.length - 1)];
    const timer = setTimeout(() => {
      restartTimers.delete(timer);
      const restart = fill(place, failures).catch((error: unknown) => {
        log.warn({ err: error, port: place.port }, 'media worker could not be started, trying again');
        replaceLater(place, failures + 1);
      });
      restarts.add(restart);
      void restart.finally(() => restarts.delete(restart));
    }, delayMs);
    restartTimers.add(timer);
  }

  function running(): { place: WorkerPlace; worker: MediaWorker }[] {
    return places.flatMap((place) =>
      place.worker && !place.worker.isClosed() ? [{ place, worker: place.worker }] : [],
    );
  }

  async function leastLoaded(): Promise<{ place: WorkerPlace; worker: MediaWorker }> {
    if (running().length === 0 && !isClosed) await nextWorker();
    const [best] = running().sort(
      (a, b) => a.place.consumerCount - b.place.consumerCount || a.place.rooms.size - b.place.rooms.size,
    );
    if (!best) throw new AppError('unavailable', 'Video and sound are not available right now. Please try again.');
    return best;
  }

  function nextWorker(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(wake, WAIT_FOR_WORKER_MS);
      waiting.add(wake);
    });
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const timer of restartTimers) clearTimeout(timer);
    for (const wake of waiting) wake();
    await Promise.all(restarts);
    await Promise.all(places.flatMap(({ worker }) => (worker ? [worker.close()] : [])));
  }

  for (let index = 0; index < options.workerCount; index += 1) {
    const port = options.mediaPort === 0 ? 0 : options.mediaPort + index;
    const place: WorkerPlace = { port, worker: null, rooms: new Set(), consumerCount: 0 };
    places.push(place);
    try {
      await fill(place, 0);
    } catch (error) {
      await close();
      throw startFailure(error, {
        port,
        workerBin: options.workerBin,
        bound: options.listen.map(({ bound }) => bound).join(', '),
      });
    }
  }

  return { leastLoaded, places: () => places, close };
}

/** Says what to do about a worker that does not start. */
function startFailure(error: unknown, facts: { port: number; workerBin: string | undefined; bound: string }): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  const context = { port: facts.port, bound: facts.bound };
  if (/address already in use/i.test(reason)) {
    return new AppError(
      'unavailable',
      `Port ${facts.port} (UDP or TCP), needed for video and sound, is in use by another program. ` +
        'Stop that program, or set MEDIA_PORT to another port (each media worker takes one, from there on).',
      { cause: error, context },
    );
  }
  if (/address not available|bind/i.test(reason)) {
    return new AppError(
      'unavailable',
      `Video and sound cannot listen on ${facts.bound} port ${facts.port}: ${reason}. Check HOST, ANNOUNCED_ADDRESS and MEDIA_PORT.`,
      { cause: error, context },
    );
  }
  return new AppError(
    'unavailable',
    `The media worker (${facts.workerBin ?? 'mediasoup-worker'}) does not start: ${reason}`,
    {
      cause: error,
      context,
    },
  );
}
