import { setLogEventListeners } from 'mediasoup';
import { AppError } from '#core/errors.ts';
import type { MediaChecks } from '#core/media-check.ts';
import type { Log } from '#platform/log.ts';
import { thisMachine } from '#platform/machine.ts';
import { createMediaChecks } from './media-checks.ts';
import { type MediaRoom, openMediaRoom } from './media-room.ts';
import { createWorkerPool } from './worker-pool.ts';

export type { MediaRoom } from './media-room.ts';
export type { ParticipantMedia } from './participant-media.ts';

export type SfuOptions = {
  /** Path of the mediasoup-worker program. Default: `MEDIASOUP_WORKER_BIN`, else where mediasoup installs it. */
  workerBin?: string;
  /** Number of worker processes. Default: one per core, at most 2. */
  workerCount?: number;
  /** Worker number i listens on UDP and TCP port `mediaPort + i`; 0: any ports. */
  mediaPort: number;
  /** Addresses to bind, each with the one that browsers are told to send to; a wildcard does not do for that. */
  listen: readonly { bound: string; announced: string }[];
  log: Log;
};

export type Sfu = {
  /** Opens the media of a live class on the worker with the least to do. */
  openRoom(options: {
    /** The worker died: this room is closed, its clients have to start over in a new one. */
    onRestarted: () => void;
  }): Promise<MediaRoom>;
  /** Can a browser reach the ports of the workers? */
  checks: MediaChecks;
  /** Process ids and load, one entry per worker that runs. */
  workers(): { pid: number; port: number; roomCount: number; consumerCount: number }[];
  close(): Promise<void>;
};

const WILDCARDS = new Set(['0.0.0.0', '::', '']);

export async function startSfu(options: SfuOptions): Promise<Sfu> {
  const { log } = options;
  if (options.listen.some(({ announced }) => WILDCARDS.has(announced))) {
    throw new AppError(
      'unavailable',
      'ANNOUNCED_ADDRESS must be an address that browsers can reach; set it when HOST is a wildcard.',
    );
  }
  let isClosing = false;
  forwardMediasoupLog(log, () => isClosing);
  const pool = await createWorkerPool({
    ...options,
    workerBin: options.workerBin,
    workerCount: options.workerCount ?? thisMachine().mediaWorkerCount,
  });
  const checks = createMediaChecks({ pool, log });
  return {
    checks,
    openRoom: ({ onRestarted }) => openMediaRoom({ pool, onRestarted, log }),
    workers: () =>
      pool
        .places()
        .flatMap(({ worker, port, rooms, consumerCount }) =>
          worker ? [{ pid: worker.pid, port, roomCount: rooms.size, consumerCount }] : [],
        ),
    close: () => {
      isClosing = true;
      checks.closeAll();
      return pool.close();
    },
  };
}

/**
 * mediasoup logs through one emitter per process. What its library says twice over (it also throws) is debug; what
 * the C++ worker writes before it aborts is found nowhere else, while what it writes on being closed is of no use.
 */
function forwardMediasoupLog(log: Log, isClosing: () => boolean): void {
  setLogEventListeners({
    onwarn: (namespace, text) => log.debug({ namespace }, text),
    onerror: (namespace, text, error) => {
      if (text.startsWith('(stderr)') && !isClosing()) log.warn({ namespace }, text);
      else log.debug({ namespace, err: error }, text);
    },
  });
}
