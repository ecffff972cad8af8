import { t } from '@lingui/core/macro';
import type { ResponsePayload } from '#core/protocol/signaling.ts';
import {
  connectionQuality,
  figuresBetween,
  type ReceivedTotals,
  receivedTotals,
} from '../../../lib/media/connection-quality.ts';
import { createConsumptionPlan } from '../../../lib/media/consumption-plan.ts';
import { type MediaSession, openMediaSession } from '../../../lib/media/media-session.ts';
import type { SignalingRequest } from '../../../lib/media/signaling-client.ts';
import type { RoomState, RoomStore } from '../../../stores/room.ts';
import { heardProducerIds } from '../../../stores/room-changes.ts';
import { isFrozen } from './link-trouble.ts';
import { createPoorHold } from './video-allowance.ts';

/** What this page sends and receives. Wishes survive a rejoin; the media sessions that fulfil them come and go. */
export type RoomMedia = {
  start(routerRtpCapabilities: ResponsePayload<'join'>['routerRtpCapabilities']): Promise<void>;
  /** The connection is gone. What is on the screens stands still until there is a new one. */
  hold(): void;
  /** All transports go, and what they brought. */
  stop(): void;
  /** A tile shows this producer until it calls the function that it gets. */
  watch(producerId: string): () => void;
  preferLayer(producerId: string, spatialLayer: 0 | 1 | 2): void;
  producerClosed(producerId: string): void;
  receiverStats(): Promise<Map<string, RTCStatsReport>>;
  /** Since when what was connected is not, on the page's monotonic clock. */
  lostSinceMs(): number | null;
  close(): void;
};

const CONSUME_RETRY_MS = 2000;
/** The request's own limit. */
const CONSUME_AT_ONCE = 64;
const QUALITY_CHECK_MS = 3000;
/** After a long break the sound has to hold for so long before pictures are asked for. */
const SOUND_HOLDS_MS = 6000;

const isTroubled = ({ link, trouble }: RoomState) => link.state === 'lost' || isFrozen(trouble.stage);

export function createRoomMedia({
  room,
  request,
  onFailed,
}: {
  room: RoomStore;
  request: SignalingRequest;
  /** Media cannot be had on this connection. */
  onFailed(): void;
}): RoomMedia {
  const plan = createConsumptionPlan();
  const layers = new Map<string, 0 | 1 | 2>();
  let session: MediaSession | null = null;
  let isHeld = false;
  let generation = 0;
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let heard = new Set<string>();
  let sent = { camera: '', microphone: '' };
  /** What was said of a track that could not be sent, in the words that were said. */
  const told = new Map<'camera' | 'microphone', string>();
  /** How often the connection was away. */
  let troubles = 0;
  let totals: ReceivedTotals | null = null;
  let connectedAtMs: number | null = null;
  let lostSinceMs: number | null = null;
  let isPoor = createPoorHold();

  const scheduleFlush = (waitMs: number) => {
    clearTimeout(flushTimer);
    flushTimer = setTimeout(() => void flush(), Math.max(0, waitMs));
  };

  async function flush(): Promise<void> {
    const current = session;
    if (current === null || isHeld) return;
    const { open, close } = plan.due(performance.now());
    if (close.length > 0) {
      current.stopConsuming(close);
      room.setState(({ tracks }) => ({ tracks: without(tracks, close) }));
    }
    const nextMs = plan.nextDueAtMs();
    if (nextMs !== null) scheduleFlush(nextMs - performance.now() + 1);
    for (let start = 0; start < open.length; start += CONSUME_AT_ONCE) {
      await consume(current, open.slice(start, start + CONSUME_AT_ONCE));
    }
  }

  async function consume(current: MediaSession, producerIds: string[]): Promise<void> {
    try {
      const { tracks, gone } = await current.consume(producerIds);
      if (session !== current) return;
      gone.forEach(plan.producerClosed);
      room.setState((state) => ({ tracks: { ...state.tracks, ...Object.fromEntries(tracks) } }));
    } catch {
      if (session !== current) return;
      producerIds.forEach(plan.openFailed);
      scheduleFlush(CONSUME_RETRY_MS);
    }
  }

  /** Sends what the green room and the buttons say, where it differs from what is sent. */
  function syncLocal(): void {
    const current = session;
    if (current === null || isHeld) return;
    const { media, isMuted, isAudioOnly, isAudioFirst } = room.getState();
    const isPictureHeld = isAudioOnly || isAudioFirst;
    for (const source of ['camera', 'microphone'] as const) {
      const capture = media[source];
      if (capture.state === 'asking') continue;
      const track = capture.state === 'on' ? capture.track : null;
      const isPaused = track === null || (source === 'microphone' ? isMuted : isPictureHeld);
      const wish = `${track?.id ?? ''} ${isPaused}`;
      if (sent[source] === wish) continue;
      sent = { ...sent, [source]: wish };
      const done =
        track === null ? current.setPaused(source, true, null) : current.publish(source, track, { isPaused });
      const troublesBefore = troubles;
      done.then(
        () => {
          const words = told.get(source);
          told.delete(source);
          if (words !== undefined && room.getState().problem === words) room.setState({ problem: null });
        },
        () => {
          if (session !== current) return;
          sent = { ...sent, [source]: '' };
          // That the connection is away is told already; what waits is sent when it is back.
          if (isHeld || isTroubled(room.getState())) return;
          if (troubles !== troublesBefore) return syncLocal();
          const problem =
            source === 'camera' ? t`Your camera could not be sent.` : t`Your microphone could not be sent.`;
          told.set(source, problem);
          room.setState({ problem });
        },
      );
    }
  }

  function syncVoices(): void {
    const wanted = new Set(heardProducerIds(room.getState().others));
    for (const producerId of wanted) if (!heard.has(producerId)) plan.want(producerId);
    for (const producerId of heard) if (!wanted.has(producerId)) plan.release(producerId, performance.now());
    if (!sameSet(wanted, heard)) scheduleFlush(0);
    heard = wanted;
  }

  const unsubscribe = room.subscribe((state, before) => {
    const isOwnChanged =
      state.media !== before.media ||
      state.isMuted !== before.isMuted ||
      state.isAudioOnly !== before.isAudioOnly ||
      state.isAudioFirst !== before.isAudioFirst;
    if (isTroubled(state) && !isTroubled(before)) troubles += 1;
    if (isOwnChanged || (isTroubled(before) && !isTroubled(state))) syncLocal();
    if (state.others !== before.others) syncVoices();
  });

  const qualityTimer = setInterval(() => void lookAtQuality().catch(() => undefined), QUALITY_CHECK_MS);
  async function lookAtQuality(): Promise<void> {
    const current = session;
    if (current === null || isHeld) return;
    const now = receivedTotals((await current.receiverStats()).values());
    if (session !== current) return;
    if (totals !== null) {
      const quality = connectionQuality(figuresBetween(totals, now));
      room.setState({ quality, isNetworkPoor: isPoor(quality) });
    }
    totals = now;
    const soundForMs = connectedAtMs === null ? 0 : performance.now() - connectedAtMs;
    if (soundForMs >= SOUND_HOLDS_MS && room.getState().isAudioFirst) room.setState({ isAudioFirst: false });
  }

  function stop(): void {
    generation += 1;
    session?.close();
    session = null;
    isHeld = false;
    totals = null;
    connectedAtMs = null;
    lostSinceMs = null;
    isPoor = createPoorHold();
    sent = { camera: '', microphone: '' };
    plan.restarted();
    clearTimeout(flushTimer);
    room.setState({ video: 'idle', isNetworkPoor: false });
  }

  return {
    async start(routerRtpCapabilities) {
      const mine = generation;
      const opened = await openMediaSession({
        role: room.getState().viewer.role,
        routerRtpCapabilities,
        request,
        onHealth(health) {
          if (mine !== generation || isHeld) return;
          connectedAtMs = health === 'connected' ? (connectedAtMs ?? performance.now()) : null;
          if (health === 'connected') lostSinceMs = null;
          if (health === 'lost') lostSinceMs ??= performance.now();
          room.setState(({ videoFailures }) => ({
            video: health,
            videoFailures: health === 'connected' ? 0 : videoFailures + (health === 'failed' ? 1 : 0),
          }));
          if (health === 'failed') onFailed();
        },
      });
      if (mine !== generation) return opened.close();
      session = opened;
      room.setState({ tracks: {} });
      for (const [producerId, layer] of layers) opened.preferLayer(producerId, layer);
      syncLocal();
      syncVoices();
      scheduleFlush(0);
    },
    hold() {
      // Closing would end the tracks, and an ended track is black: the room has let go of the other end anyway.
      isHeld = true;
      clearTimeout(flushTimer);
    },
    stop,
    watch(producerId) {
      plan.want(producerId);
      scheduleFlush(0);
      return () => {
        plan.release(producerId, performance.now());
        scheduleFlush(0);
      };
    },
    preferLayer(producerId, spatialLayer) {
      layers.set(producerId, spatialLayer);
      session?.preferLayer(producerId, spatialLayer);
    },
    producerClosed(producerId) {
      plan.producerClosed(producerId);
      heard.delete(producerId);
      layers.delete(producerId);
      session?.stopConsuming([producerId]);
    },
    receiverStats: async () => (await session?.receiverStats()) ?? new Map(),
    lostSinceMs: () => lostSinceMs,
    close() {
      unsubscribe();
      clearInterval(qualityTimer);
      stop();
    },
  };
}

function without<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value));
}
