import { Device, type types } from 'mediasoup-client';
import type { SessionRole } from '#core/consent.ts';
import type { ProducerSource, ResponsePayload } from '#core/protocol/signaling.ts';
import { cameraEncodings } from './encodings.ts';
import { createMediaTransport, type PublishAppData, type TransportHealth } from './media-transport.ts';
import type { SignalingRequest } from './signaling-client.ts';

export type ConsumeResult = {
  tracks: Map<string, MediaStreamTrack>;
  /** Producers that will not come: closed, or of a kind this browser cannot decode. */
  gone: string[];
};

/** mediasoup in this browser for as long as one connection to the room lasts; a rejoin makes a new one. */
export type MediaSession = {
  /** Starts to send a track, or replaces the one that is sent. */
  publish(source: ProducerSource, track: MediaStreamTrack, options: { isPaused: boolean }): Promise<void>;
  /** Pauses what is sent; `null` as track lets the camera go (its light goes out). */
  setPaused(source: ProducerSource, isPaused: boolean, track: MediaStreamTrack | null): Promise<void>;
  consume(producerIds: string[]): Promise<ConsumeResult>;
  stopConsuming(producerIds: string[]): void;
  /** Tells the room how large a simulcast picture is shown. */
  preferLayer(producerId: string, spatialLayer: 0 | 1 | 2): void;
  /** Receiver statistics of each producer that is consumed. */
  receiverStats(): Promise<Map<string, RTCStatsReport>>;
  close(): void;
};

const WORST_FIRST = ['failed', 'lost', 'connecting'] as const satisfies readonly TransportHealth[];

export async function openMediaSession({
  role,
  routerRtpCapabilities,
  request,
  onHealth,
}: {
  role: SessionRole;
  routerRtpCapabilities: ResponsePayload<'join'>['routerRtpCapabilities'];
  request: SignalingRequest;
  /** Of the direction that is worse off. */
  onHealth(health: TransportHealth): void;
}): Promise<MediaSession> {
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: routerRtpCapabilities as unknown as types.RtpCapabilities });

  const healths = new Map<'send' | 'receive', TransportHealth>();
  const transports = new Map<'send' | 'receive', Promise<types.Transport>>();
  const producers = new Map<ProducerSource, types.Producer>();
  const consumers = new Map<string, types.Consumer>();
  const layers = new Map<string, 0 | 1 | 2>();
  let isClosed = false;

  /** Made when first needed: somebody without camera and microphone never sends. */
  function transportFor(direction: 'send' | 'receive'): Promise<types.Transport> {
    const existing = transports.get(direction);
    if (existing !== undefined) return existing;
    const created = createMediaTransport({
      device,
      direction,
      request,
      onHealth(health) {
        if (isClosed) return;
        healths.set(direction, health);
        const all = [...healths.values()];
        onHealth(WORST_FIRST.find((each) => all.includes(each)) ?? 'connected');
      },
    });
    transports.set(direction, created);
    created.then(
      (transport) => isClosed && transport.close(),
      () => transports.delete(direction),
    );
    return created;
  }

  /** mediasoup-client queues, but publishing the same source twice at once would make two producers. */
  let sending: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = sending.then(work);
    sending = result.catch(() => undefined);
    return result;
  };

  async function publishNow(source: ProducerSource, track: MediaStreamTrack, isPaused: boolean): Promise<void> {
    const existing = producers.get(source);
    if (existing !== undefined) return setPausedNow(source, isPaused, track);
    const transport = await transportFor('send');
    const appData: PublishAppData = { source, isPaused };
    const options: types.ProducerOptions = {
      track,
      appData,
      // The tracks belong to the green room and outlive this session.
      stopTracks: false,
      // A muted microphone keeps its track alive, so that unmuting is immediate.
      disableTrackOnPause: source === 'microphone',
      zeroRtpOnPause: true,
    };
    if (source === 'camera') {
      options.encodings = cameraEncodings(role);
      options.codecOptions = { videoGoogleStartBitrate: 400 };
      const vp8 = device.sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
      if (vp8 !== undefined) options.codec = vp8;
    }
    const producer = await transport.produce(options);
    if (isPaused) producer.pause();
    producers.set(source, producer);
  }

  async function setPausedNow(source: ProducerSource, isPaused: boolean, track: MediaStreamTrack | null) {
    const producer = producers.get(source);
    if (producer === undefined) return;
    if (producer.track !== track) await producer.replaceTrack({ track });
    if (isPaused) producer.pause();
    else producer.resume();
    await request('setProducerPaused', { producerId: producer.id, isPaused });
  }

  async function consumeNow(producerIds: string[]): Promise<ConsumeResult> {
    const transport = await transportFor('receive');
    const answer = await request('consume', {
      transportId: transport.id,
      producerIds,
      rtpCapabilities: device.recvRtpCapabilities,
    });
    const opened = await Promise.all(
      answer.consumers.map(({ consumerId, producerId, kind, rtpParameters }) =>
        transport.consume({
          id: consumerId,
          producerId,
          kind,
          rtpParameters: rtpParameters as unknown as types.RtpParameters,
        }),
      ),
    );
    for (const consumer of opened) consumers.set(consumer.producerId, consumer);
    // [SG9] Media flows only now, when this end is ready for the key frame.
    if (opened.length > 0) await request('resumeConsumers', { consumerIds: opened.map(({ id }) => id) });
    for (const { producerId } of opened) {
      const layer = layers.get(producerId);
      if (layer !== undefined) sendLayer(producerId, layer);
    }
    return {
      tracks: new Map(opened.map(({ producerId, track }) => [producerId, track])),
      gone: answer.refused.map(({ producerId }) => producerId),
    };
  }

  function sendLayer(producerId: string, spatialLayer: 0 | 1 | 2): void {
    const consumer = consumers.get(producerId);
    if (consumer === undefined) return;
    // A refused wish leaves the layer as it was.
    request('setPreferredLayer', { consumerId: consumer.id, spatialLayer }).catch(() => undefined);
  }

  return {
    publish: (source, track, { isPaused }) => inTurn(() => publishNow(source, track, isPaused)),
    setPaused: (source, isPaused, track) => inTurn(() => setPausedNow(source, isPaused, track)),
    consume: consumeNow,
    stopConsuming(producerIds) {
      const consumerIds: string[] = [];
      for (const producerId of producerIds) {
        const consumer = consumers.get(producerId);
        if (consumer === undefined) continue;
        consumers.delete(producerId);
        consumer.close();
        consumerIds.push(consumer.id);
      }
      // The room may have closed them itself, with their producer.
      if (consumerIds.length > 0) request('closeConsumers', { consumerIds }).catch(() => undefined);
    },
    preferLayer(producerId, spatialLayer) {
      if (layers.get(producerId) === spatialLayer) return;
      layers.set(producerId, spatialLayer);
      sendLayer(producerId, spatialLayer);
    },
    async receiverStats() {
      const open = [...consumers].filter(([, consumer]) => !consumer.closed);
      const reports = await Promise.all(open.map(([, consumer]) => consumer.getStats()));
      return new Map(open.map(([producerId], index) => [producerId, reports[index] as RTCStatsReport]));
    },
    close() {
      isClosed = true;
      for (const created of transports.values())
        created.then(
          (transport) => transport.close(),
          () => undefined,
        );
      transports.clear();
      producers.clear();
      consumers.clear();
    },
  };
}
