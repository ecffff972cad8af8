import type { types } from 'mediasoup';
import type { SessionRole } from '#core/consent.ts';
import type { Log } from '#platform/log.ts';
import { askWorker } from './ask-worker.ts';
import { ROUTER_CODECS } from './codecs.ts';
import type { MediaWorker } from './media-worker.ts';
import { createParticipantMedia, type ParticipantMedia } from './participant-media.ts';
import type { WorkerPlace, WorkerPool } from './worker-pool.ts';

/** The media of one live class: one router on one worker. */
export type MediaRoom = {
  /** What the router takes and gives; a browser sets up its device with it. */
  readonly rtpCapabilities: types.RouterRtpCapabilities;
  isClosed(): boolean;
  addParticipant(options: AddParticipantOptions): ParticipantMedia;
  /** Closes everything of everybody in the room. */
  close(): void;
};

export type AddParticipantOptions = {
  /** Sets how much the participant may send. */
  role: SessionRole;
  /** A producer ended for another reason than that this participant's media was closed as a whole. */
  onProducerClosed: (producerId: string) => void;
};

export type OpenMediaRoomOptions = {
  pool: WorkerPool;
  /** The worker died and took all media of the room along; the room is closed, a new one can be opened. */
  onRestarted: () => void;
  log: Log;
};

export async function openMediaRoom({ pool, onRestarted, log }: OpenMediaRoomOptions): Promise<MediaRoom> {
  const { place, worker, router } = await placeRouter(pool);
  const roomProducerIds = new Set<string>();
  const participants = new Set<ParticipantMedia>();
  const placed = { workerDied };
  place.rooms.add(placed);
  if (router.closed) workerDied();

  function addParticipant({ role, onProducerClosed }: AddParticipantOptions): ParticipantMedia {
    const media = createParticipantMedia({
      router,
      roomProducerIds,
      webRtcServer: worker.webRtcServer,
      role,
      isWorkerGone: worker.isClosed,
      onProducerClosed,
      onConsumersChanged: (change) => {
        // A dead worker's place has been set to zero for its successor.
        if (!worker.isClosed()) place.consumerCount += change;
      },
      onClosed: () => participants.delete(media),
      log,
    });
    participants.add(media);
    return media;
  }

  function workerDied(): void {
    parentClosed();
    onRestarted();
  }

  function parentClosed(): void {
    for (const media of participants) media.parentClosed();
    participants.clear();
  }

  function close(): void {
    if (router.closed) return;
    place.rooms.delete(placed);
    parentClosed();
    router.close();
  }

  return { rtpCapabilities: router.rtpCapabilities, isClosed: () => router.closed, addParticipant, close };
}

/** A router on the least loaded worker; on the next one when that worker dies under our hands. */
async function placeRouter(
  pool: WorkerPool,
  triesLeft = 2,
): Promise<{ place: WorkerPlace; worker: MediaWorker; router: types.Router }> {
  const { place, worker } = await pool.leastLoaded();
  try {
    const router = await askWorker(worker.isClosed, () => worker.createRouter(ROUTER_CODECS));
    return { place, worker, router };
  } catch (error) {
    if (triesLeft > 1 && worker.isClosed()) return placeRouter(pool, triesLeft - 1);
    throw error;
  }
}
