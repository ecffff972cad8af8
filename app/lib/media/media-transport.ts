import type { Device, types } from 'mediasoup-client';
import type { ProducerSource } from '#core/protocol/signaling.ts';
import type { SignalingRequest } from './signaling-client.ts';

/** What a track of ours carries through mediasoup-client to the `publish` request. */
export type PublishAppData = { source: ProducerSource; isPaused: boolean };

/** `lost`: it was connected, and may heal by itself. */
export type TransportHealth = 'connecting' | 'connected' | 'lost' | 'failed';

/** A hiccup of Wi-Fi heals by itself; after this long we ask for new ICE credentials. */
const DISCONNECTED_PATIENCE_MS = 3000;
/** If those do not help either, the media starts anew. */
const RESTART_PATIENCE_MS = 7000;
/** A first connection that takes longer is taken for blocked. */
const CONNECT_PATIENCE_MS = 15_000;

/** Creates a transport in the room and its other end in this browser, and nurses it. */
export async function createMediaTransport({
  device,
  direction,
  request,
  onHealth,
}: {
  device: Device;
  direction: 'send' | 'receive';
  request: SignalingRequest;
  onHealth(health: TransportHealth): void;
}): Promise<types.Transport> {
  const created = await request('createTransport', { direction });
  // The room made these with mediasoup; mediasoup-client checks them deeply where it uses them.
  const options = {
    id: created.transportId,
    iceParameters: created.iceParameters,
    iceCandidates: created.iceCandidates,
    dtlsParameters: created.dtlsParameters,
  } as unknown as types.TransportOptions;
  const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);

  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    request('connectTransport', { transportId: transport.id, dtlsParameters }).then(() => done(), failed);
  });
  if (direction === 'send') {
    transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
      const { source, isPaused } = appData as PublishAppData;
      request('publish', { transportId: transport.id, source, kind, rtpParameters, isPaused }).then(
        ({ producerId }) => done({ id: producerId }),
        failed,
      );
    });
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const restartIce = async () => {
    timer = setTimeout(() => onHealth('failed'), RESTART_PATIENCE_MS);
    const { iceParameters } = await request('restartIce', { transportId: transport.id });
    await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters });
  };
  transport.on('connectionstatechange', (state) => {
    clearTimeout(timer);
    switch (state) {
      case 'connecting':
        onHealth('connecting');
        timer = setTimeout(() => onHealth('failed'), CONNECT_PATIENCE_MS);
        return;
      case 'connected':
        return onHealth('connected');
      case 'disconnected':
      case 'failed':
        onHealth('lost');
        timer = setTimeout(
          () => void restartIce().catch(() => onHealth('failed')),
          state === 'failed' ? 0 : DISCONNECTED_PATIENCE_MS,
        );
        return;
      default:
        return;
    }
  });
  transport.observer.on('close', () => clearTimeout(timer));
  return transport;
}
