import { createWorker, type types } from 'mediasoup';
import type { Log } from '#platform/log.ts';

/** How long a worker may take to end after `close()` before it is killed. */
const CLOSE_TIMEOUT_MS = 2_000;

export type MediaWorkerOptions = {
  /** Path of the mediasoup-worker program; absent: where mediasoup looks by itself. */
  workerBin: string | undefined;
  /** UDP and TCP port of all transports of this worker; 0: any. */
  port: number;
  /** Addresses to bind, each with the one that browsers are told to send to. */
  listen: readonly { bound: string; announced: string }[];
  log: Log;
  /** The process ended by itself. Its routers and all below them are closed already. */
  onDied: (error: Error) => void;
};

/** One mediasoup process with its one listening port. */
export type MediaWorker = {
  readonly pid: number;
  readonly webRtcServer: types.WebRtcServer;
  readonly isClosed: () => boolean;
  createRouter(mediaCodecs: types.RouterRtpCodecCapability[]): Promise<types.Router>;
  /** Ends the process and resolves when it is gone and its port free. */
  close(): Promise<void>;
};

export async function startMediaWorker(options: MediaWorkerOptions): Promise<MediaWorker> {
  const worker = await createWorker({
    ...(options.workerBin !== undefined && { workerBin: options.workerBin }),
    logLevel: 'error',
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('subprocessclose', resolve);
  });

  async function close(): Promise<void> {
    const killTimer = setTimeout(() => process.kill(worker.pid, 'SIGKILL'), CLOSE_TIMEOUT_MS);
    try {
      worker.close();
    } catch (error) {
      options.log.warn({ err: error, workerPid: worker.pid }, 'media worker cannot be asked to end, killing it');
      process.kill(worker.pid, 'SIGKILL');
    }
    if (!worker.subprocessClosed) await ended;
    clearTimeout(killTimer);
  }

  try {
    const webRtcServer = await worker.createWebRtcServer({
      listenInfos: options.listen.flatMap(({ bound, announced }) => {
        const listen = { ip: bound, announcedAddress: announced, port: options.port };
        return [
          { protocol: 'udp' as const, ...listen },
          { protocol: 'tcp' as const, ...listen },
        ];
      }),
    });
    worker.once('died', options.onDied);
    options.log.info({ workerPid: worker.pid, port: options.port }, 'media worker started');
    return {
      pid: worker.pid,
      webRtcServer,
      isClosed: () => worker.closed,
      createRouter: (mediaCodecs) => worker.createRouter({ mediaCodecs }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
