import type { types } from 'mediasoup';
import { AppError } from '#core/errors.ts';
import type { ProducerInfo, ProducerSource } from '#core/protocol/signaling.ts';
import { acceptedBy, askWorker } from './ask-worker.ts';
import { rtpParametersSchema } from './media-parameters.ts';
import type { Transports } from './transports.ts';

export type PublishOptions = {
  /** The participant's send transport. */
  transportId: string;
  source: ProducerSource;
  kind: types.MediaKind;
  /** As the browser's device made them; checked here. */
  rtpParameters: unknown;
  /** Published muted. */
  isPaused: boolean;
};

export type Producers = {
  /** Starts to take a track; an earlier one of the same source ends [SG7]. */
  publish(options: PublishOptions): Promise<ProducerInfo>;
  setProducerPaused(options: { producerId: string; isPaused: boolean }): Promise<ProducerInfo>;
  closeProducer(producerId: string): Promise<void>;
  list(): ProducerInfo[];
};

const KIND_OF_SOURCE: Record<ProducerSource, types.MediaKind> = { camera: 'video', microphone: 'audio' };

/** What the router's producers carry, so that whoever consumes one knows what it shows. */
type ProducerAppData = { source: ProducerSource };

/** Viewers that join together ask for key frames together; the camera is asked at most this often, in ms. */
const KEY_FRAME_REQUEST_DELAY_MS = 500;

export function createProducers(options: {
  /** Producers of the room that live; kept up to date here. */
  roomProducerIds: Set<string>;
  transports: Pick<Transports, 'get'>;
  isWorkerGone: () => boolean;
  onProducerClosed: (producerId: string) => void;
}): Producers {
  const { roomProducerIds, transports, isWorkerGone, onProducerClosed } = options;
  const bySource = new Map<ProducerSource, types.Producer<ProducerAppData>>();

  async function publish(wanted: PublishOptions): Promise<ProducerInfo> {
    const { source, kind, isPaused } = wanted;
    if (KIND_OF_SOURCE[source] !== kind) throw new AppError('bad-request', `A ${source} is not ${kind}.`);
    const transport = transports.get(wanted.transportId, 'send');
    const rtpParameters = acceptedBy(rtpParametersSchema, wanted.rtpParameters);
    const producer = await askWorker(isWorkerGone, () =>
      transport.produce<ProducerAppData>({
        kind,
        rtpParameters,
        paused: isPaused,
        keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
        appData: { source },
      }),
    );
    // mediasoup hands out a producer even if the transport was closed while the worker answered.
    if (transport.closed) {
      producer.close();
      throw new AppError('unavailable', 'The connection was closed.');
    }
    bySource.get(source)?.close();
    bySource.set(source, producer);
    roomProducerIds.add(producer.id);
    producer.observer.once('close', () => {
      if (bySource.get(source) === producer) bySource.delete(source);
      roomProducerIds.delete(producer.id);
      onProducerClosed(producer.id);
    });
    return infoOf(producer);
  }

  async function setProducerPaused({ producerId, isPaused }: { producerId: string; isPaused: boolean }) {
    const producer = own(producerId);
    await askWorker(isWorkerGone, () => (isPaused ? producer.pause() : producer.resume()));
    return infoOf(producer);
  }

  async function closeProducer(producerId: string): Promise<void> {
    own(producerId).close();
  }

  function own(producerId: string): types.Producer<ProducerAppData> {
    for (const producer of bySource.values()) {
      if (producer.id === producerId) return producer;
    }
    throw new AppError('not-found', 'This producer does not exist.');
  }

  return { publish, setProducerPaused, closeProducer, list: () => [...bySource.values()].map(infoOf) };
}

function infoOf(producer: types.Producer<ProducerAppData>): ProducerInfo {
  return { producerId: producer.id, source: producer.appData.source, isPaused: producer.paused };
}
