import type { types } from 'mediasoup';
import type { SessionRole } from '#core/consent.ts';
import { AppError } from '#core/errors.ts';
import type { ProducerInfo } from '#core/protocol/signaling.ts';
import type { Log } from '#platform/log.ts';
import { type Consumers, createConsumers } from './consumers.ts';
import { createProducers, type Producers } from './producers.ts';
import { createTransports, type Transports } from './transports.ts';

/** All that one participant sends and receives. Every id it takes is of this participant, or `not-found` [SG6]. */
export type ParticipantMedia = Omit<Transports, 'get' | 'parentClosed'> &
  Pick<Producers, 'publish' | 'setProducerPaused' | 'closeProducer'> & {
    /** What this participant sends now. */
    producers(): ProducerInfo[];
  } & Pick<Consumers, 'consume' | 'resumeConsumers' | 'closeConsumers' | 'setPreferredLayer'> & {
    /** The participant left: closes transports and with them all else. */
    close(): void;
    /** The room is being closed, and the router below it: forget, the worker is told once for all. */
    parentClosed(): void;
  };

export type ParticipantMediaOptions = {
  router: types.Router;
  /** Producers of the room that live. */
  roomProducerIds: Set<string>;
  webRtcServer: types.WebRtcServer;
  /** Sets how much the participant may send. */
  role: SessionRole;
  isWorkerGone: () => boolean;
  /** A producer ended while the participant stays. */
  onProducerClosed: (producerId: string) => void;
  /** Consumers opened (+) and closed (−). */
  onConsumersChanged: (change: number) => void;
  onClosed: () => void;
  log: Log;
};

export function createParticipantMedia(options: ParticipantMediaOptions): ParticipantMedia {
  const { router, roomProducerIds, isWorkerGone, log } = options;
  let isClosed = false;

  const transports = createTransports(options);
  const producers = createProducers({
    roomProducerIds,
    transports,
    isWorkerGone,
    onProducerClosed: (producerId) => {
      if (!isClosed && !isWorkerGone()) options.onProducerClosed(producerId);
    },
  });
  const consumers = createConsumers({
    router,
    roomProducerIds,
    transports,
    isWorkerGone,
    onChanged: options.onConsumersChanged,
    log,
  });

  /** `action`, unless this participant's media is over: a request may be on its way while the socket closes. */
  function whileOpen<Arguments extends unknown[], Result>(
    action: (...args: Arguments) => Promise<Result>,
  ): (...args: Arguments) => Promise<Result> {
    return async (...args) => {
      if (isClosed) throw new AppError('unavailable', 'Video and sound are restarting. Please join again.');
      return action(...args);
    };
  }

  function parentClosed(): void {
    isClosed = true;
    transports.parentClosed();
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    transports.close();
    options.onClosed();
  }

  return {
    createTransport: whileOpen(transports.createTransport),
    connectTransport: whileOpen(transports.connectTransport),
    restartIce: whileOpen(transports.restartIce),
    publish: whileOpen(producers.publish),
    setProducerPaused: whileOpen(producers.setProducerPaused),
    closeProducer: whileOpen(producers.closeProducer),
    producers: producers.list,
    consume: whileOpen(consumers.consume),
    resumeConsumers: whileOpen(consumers.resumeConsumers),
    closeConsumers: whileOpen(consumers.closeConsumers),
    setPreferredLayer: whileOpen(consumers.setPreferredLayer),
    close,
    parentClosed,
  };
}
