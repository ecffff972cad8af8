import type { types } from 'mediasoup';
import type { SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { Log } from '#platform/log.ts';
import { acceptedBy, askWorker } from './ask-worker.ts';
import { dtlsParametersSchema } from './media-parameters.ts';

/** Seen from the browser: it sends on one transport and receives on another. */
export type Direction = 'send' | 'receive';

/** What a browser needs to build its end of a transport. */
export type TransportParameters = {
  transportId: string;
  iceParameters: types.IceParameters;
  iceCandidates: types.IceCandidate[];
  dtlsParameters: types.DtlsParameters;
};

export type Transports = {
  /** Opens the transport of a direction; an earlier one of that direction closes. */
  createTransport(direction: Direction): Promise<TransportParameters>;
  connectTransport(options: { transportId: string; dtlsParameters: unknown }): Promise<void>;
  restartIce(transportId: string): Promise<types.IceParameters>;
  /** The participant's own transport of that direction, or `not-found`. */
  get(transportId: string, direction: Direction): types.WebRtcTransport;
  close(): void;
  /** The router is closed or about to be: forget. */
  parentClosed(): void;
};

/** Where the bandwidth estimate starts, bits per second: a class opens sharp enough and finds its rate in seconds. */
const INITIAL_OUTGOING_BITRATE_BPS = 1_000_000;

/** What a participant may send, bits per second: three simulcast layers and sound, or one small picture and sound. */
const MAX_INCOMING_BITRATE_BPS: Record<SessionRole, number> = { instructor: 5_000_000, participant: 2_000_000 };

export function createTransports(options: {
  router: types.Router;
  webRtcServer: types.WebRtcServer;
  role: SessionRole;
  isWorkerGone: () => boolean;
  log: Log;
}): Transports {
  const { router, webRtcServer, role, isWorkerGone, log } = options;
  const byDirection = new Map<Direction, types.WebRtcTransport>();
  let isClosed = false;

  async function createTransport(direction: Direction): Promise<TransportParameters> {
    const transport = await askWorker(isWorkerGone, () =>
      router.createWebRtcTransport({
        webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE_BPS,
      }),
    );
    if (isClosed) {
      transport.close();
      throw new AppError('unavailable', 'The connection was closed.');
    }
    byDirection.get(direction)?.close();
    byDirection.set(direction, transport);
    transport.observer.once('close', () => {
      if (byDirection.get(direction) === transport) byDirection.delete(direction);
    });
    transport.on('dtlsstatechange', (state) => {
      log.debug({ transportId: transport.id, direction, state }, 'dtls state changed');
      // The browser closed its end, or the handshake failed: nothing will flow here again.
      if (state === 'closed' || state === 'failed') transport.close();
    });
    transport.on('icestatechange', (state) => {
      log.debug({ transportId: transport.id, direction, state }, 'ice state changed');
    });
    if (direction === 'send') {
      await askWorker(isWorkerGone, () => transport.setMaxIncomingBitrate(MAX_INCOMING_BITRATE_BPS[role]));
    }
    return {
      transportId: transport.id,
      iceParameters: transport.iceParameters,
      iceCandidates: transport.iceCandidates,
      dtlsParameters: transport.dtlsParameters,
    };
  }

  async function connectTransport({ transportId, dtlsParameters }: { transportId: string; dtlsParameters: unknown }) {
    const transport = own(transportId);
    const accepted = acceptedBy(dtlsParametersSchema, dtlsParameters);
    await askWorker(isWorkerGone, () => transport.connect({ dtlsParameters: accepted }));
  }

  async function restartIce(transportId: string): Promise<types.IceParameters> {
    const transport = own(transportId);
    return askWorker(isWorkerGone, () => transport.restartIce());
  }

  function own(transportId: string): types.WebRtcTransport {
    for (const transport of byDirection.values()) {
      if (transport.id === transportId) return transport;
    }
    throw new AppError('not-found', 'This transport does not exist.');
  }

  function get(transportId: string, direction: Direction): types.WebRtcTransport {
    const transport = own(transportId);
    if (byDirection.get(direction) !== transport) {
      throw new AppError('bad-request', `This transport does not ${direction}.`);
    }
    return transport;
  }

  function close(): void {
    isClosed = true;
    for (const transport of [...byDirection.values()]) transport.close();
  }

  function parentClosed(): void {
    isClosed = true;
    byDirection.clear();
  }

  return { createTransport, connectTransport, restartIce, get, close, parentClosed };
}
