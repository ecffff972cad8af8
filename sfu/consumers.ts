import type { types } from 'mediasoup';
import { AppError } from '#core/errors.ts';
import type { Log } from '#platform/log.ts';
import { acceptedBy, askWorker } from './ask-worker.ts';
import { rtpCapabilitiesSchema } from './media-parameters.ts';
import type { Transports } from './transports.ts';

export type ConsumeOptions = {
  /** The participant's receive transport. */
  transportId: string;
  producerIds: string[];
  /** What the browser's device can receive; checked here. */
  rtpCapabilities: unknown;
};

/** What a browser needs to build its end of a consumer. */
export type ConsumerParameters = {
  consumerId: string;
  producerId: string;
  kind: types.MediaKind;
  rtpParameters: types.RtpParameters;
  isProducerPaused: boolean;
};

export type ConsumeResult = {
  consumers: ConsumerParameters[];
  refused: { producerId: string; reason: 'gone' | 'cannot-consume' }[];
};

export type Consumers = {
  /**
   * Opens a paused consumer of each producer; an earlier one of the same producer closes. The result is read by
   * calling it, so that what ended meanwhile is told as gone at the moment of answering.
   */
  consume(options: ConsumeOptions): Promise<() => ConsumeResult>;
  /** Lets media flow, beginning with a key frame. Ids that are gone are skipped; none left is `not-found`. */
  resumeConsumers(consumerIds: string[]): Promise<void>;
  closeConsumers(consumerIds: string[]): Promise<void>;
  /** Highest simulcast layer to send, 0…2; a stream without layers ignores it. */
  setPreferredLayer(options: { consumerId: string; spatialLayer: number }): Promise<void>;
};

export function createConsumers(options: {
  router: types.Router;
  /** Producers of the room that live. */
  roomProducerIds: ReadonlySet<string>;
  transports: Pick<Transports, 'get'>;
  isWorkerGone: () => boolean;
  /** Consumers opened (+) and closed (−). */
  onChanged: (change: number) => void;
  log: Log;
}): Consumers {
  const { router, roomProducerIds, transports, isWorkerGone, onChanged, log } = options;
  const byId = new Map<string, types.Consumer>();
  const byProducerId = new Map<string, types.Consumer>();

  async function consume({ transportId, producerIds, rtpCapabilities }: ConsumeOptions): Promise<() => ConsumeResult> {
    const transport = transports.get(transportId, 'receive');
    const accepted = acceptedBy(rtpCapabilitiesSchema, rtpCapabilities);
    const wanted = [...new Set(producerIds)];
    // All at once: the worker answers in order, so this is one round trip, not one per tile.
    const opened = await Promise.all(wanted.map((producerId) => open({ transport, producerId, accepted })));
    return () => {
      const result: ConsumeResult = { consumers: [], refused: [] };
      for (const outcome of opened) {
        if ('reason' in outcome) result.refused.push(outcome);
        else if (outcome.closed) result.refused.push({ producerId: outcome.producerId, reason: 'gone' });
        else result.consumers.push(parametersOf(outcome));
      }
      return result;
    };
  }

  async function open({
    transport,
    producerId,
    accepted,
  }: {
    transport: types.WebRtcTransport;
    producerId: string;
    accepted: types.RtpCapabilities;
  }): Promise<types.Consumer | ConsumeResult['refused'][number]> {
    if (!roomProducerIds.has(producerId)) return { producerId, reason: 'gone' };
    if (!router.canConsume({ producerId, rtpCapabilities: accepted })) return { producerId, reason: 'cannot-consume' };
    try {
      const consumer = await askWorker(isWorkerGone, () =>
        transport.consume({ producerId, rtpCapabilities: accepted, paused: true }),
      );
      keep(consumer, transport);
      return consumer;
    } catch (error) {
      if (isWorkerGone() || transport.closed) throw error;
      // The producer ended between the question and the answer.
      log.debug({ err: error, producerId }, 'consume refused');
      return { producerId, reason: 'gone' };
    }
  }

  function keep(consumer: types.Consumer, transport: types.WebRtcTransport): void {
    if (transport.closed) {
      consumer.close();
      return;
    }
    byProducerId.get(consumer.producerId)?.close();
    byId.set(consumer.id, consumer);
    byProducerId.set(consumer.producerId, consumer);
    onChanged(1);
    consumer.observer.once('close', () => {
      byId.delete(consumer.id);
      if (byProducerId.get(consumer.producerId) === consumer) byProducerId.delete(consumer.producerId);
      onChanged(-1);
    });
  }

  async function resumeConsumers(consumerIds: string[]): Promise<void> {
    await Promise.all(own(consumerIds).map((consumer) => resume(consumer)));
  }

  async function resume(consumer: types.Consumer): Promise<void> {
    try {
      await askWorker(isWorkerGone, () => consumer.resume());
    } catch (error) {
      // Closed meanwhile with its producer, which the viewer is told.
      if (!consumer.closed) throw error;
    }
  }

  async function closeConsumers(consumerIds: string[]): Promise<void> {
    for (const consumer of own(consumerIds)) consumer.close();
  }

  async function setPreferredLayer({ consumerId, spatialLayer }: { consumerId: string; spatialLayer: number }) {
    const [consumer] = own([consumerId]);
    await askWorker(isWorkerGone, async () => consumer?.setPreferredLayers({ spatialLayer }));
  }

  function own(consumerIds: string[]): types.Consumer[] {
    const found = consumerIds.flatMap((consumerId) => byId.get(consumerId) ?? []);
    if (found.length === 0) throw new AppError('not-found', 'This consumer does not exist.');
    return found;
  }

  return { consume, resumeConsumers, closeConsumers, setPreferredLayer };
}

function parametersOf(consumer: types.Consumer): ConsumerParameters {
  return {
    consumerId: consumer.id,
    producerId: consumer.producerId,
    kind: consumer.kind,
    rtpParameters: consumer.rtpParameters,
    isProducerPaused: consumer.producerPaused,
  };
}
