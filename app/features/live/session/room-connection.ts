import { CUE_SHOWN_FOR_MS } from '#core/cues.ts';
import type { ParticipantId } from '#core/ids.ts';
import type { Cue, CueContent, DisconnectReason, RequestPayload } from '#core/protocol/signaling.ts';
import { createSignalingClient } from '../../../lib/media/signaling-client.ts';
import type { RoomState, RoomStore } from '../../../stores/room.ts';
import {
  withChatMessage,
  withCue,
  withCueCleared,
  withCueOver,
  withHand,
  withLinkLost,
  withoutProducer,
  withParticipantJoined,
  withParticipantLeft,
  withProducer,
  withSnapshot,
} from '../../../stores/room-changes.ts';
import { isSoundFirst, type LinkSignals } from './link-trouble.ts';
import { createRoomMedia, type RoomMedia } from './room-media.ts';

/** Signaling and media of one participant, across as many connections as it takes. */
export type RoomConnection = {
  media: RoomMedia;
  sendChat(text: string): Promise<void>;
  sendCue(cue: { to: RequestPayload<'sendCue'>['to']; cue: CueContent; isHeld: boolean }): Promise<void>;
  clearCue(): Promise<void>;
  raiseHand(isRaised: boolean): Promise<void>;
  lowerHand(participantId: ParticipantId): Promise<void>;
  linkSignals(): Pick<LinkSignals, 'roomLostSinceMs' | 'roomHeardAtMs' | 'mediaLostSinceMs'>;
  /** Starts signaling and media anew. */
  retry(): void;
  leave(): Promise<void>;
  close(): void;
};

export function createRoomConnection({
  room,
  ticket,
  isChatOpen,
  onEnd,
}: {
  room: RoomStore;
  /** A fresh join token; `null` when there will be none. */
  ticket(): Promise<string | null>;
  isChatOpen(): boolean;
  onEnd(reason: Exclude<DisconnectReason, 'server-stopping'>): void;
}): RoomConnection {
  let isLeaving = false;
  let cueTimer: ReturnType<typeof setTimeout> | undefined;
  const apply = (change: (state: RoomState) => RoomState) => room.setState(change);

  const signaling = createSignalingClient({
    ticket,
    events: {
      onConnected: () => void enter(),
      onDisconnected(sinceMs) {
        media.hold();
        apply((state) => withLinkLost(state, sinceMs));
      },
      onEnd,
      participantJoined: (payload) => apply((state) => withParticipantJoined(state, payload)),
      participantLeft: (payload) => apply((state) => withParticipantLeft(state, payload)),
      producerAdded: (payload) => apply((state) => withProducer(state, payload)),
      producerChanged: (payload) => apply((state) => withProducer(state, payload)),
      producerClosed(payload) {
        media.producerClosed(payload.producerId);
        apply((state) => withoutProducer(state, payload));
      },
      chatMessage: (message) => apply((state) => withChatMessage(state, message, isChatOpen())),
      cue: (cue) => showCue(cue, { ageMs: 0 }),
      cueCleared: (payload) => apply((state) => withCueCleared(state, payload)),
      handChanged: (payload) => apply((state) => withHand(state, payload)),
      sessionEnded: () => onEnd('session-ended'),
      mediaRestarted: () => void enter(),
    },
  });

  /** [SG19] Counted from its arrival: this machine's clock may be wrong. */
  function showCue(cue: Cue, { ageMs }: { ageMs: number }): void {
    apply((state) => withCue(state, cue));
    endCueLater(cue, { ageMs });
  }

  function endCueLater(cue: Cue, { ageMs }: { ageMs: number }): void {
    clearTimeout(cueTimer);
    if (cue.isHeld) return;
    cueTimer = setTimeout(() => apply((state) => withCueOver(state, cue.cueId)), CUE_SHOWN_FOR_MS - ageMs);
  }

  const media = createRoomMedia({ room, request: signaling.request, onFailed: () => signaling.reconnect() });

  /** [SG5] First on every connection, and again when the room's media was rebuilt. */
  async function enter(): Promise<void> {
    media.stop();
    try {
      const snapshot = await signaling.request('join', {});
      if (isLeaving) return;
      apply((state) => withSnapshot(state, snapshot));
      const { cue, serverTimeMs } = snapshot;
      // A nudge that is still shown keeps its own time.
      if (cue !== null && room.getState().latestCue?.cueId === cue.cueId) {
        endCueLater(cue, { ageMs: serverTimeMs - cue.sentAtMs });
      }
      room.setState(({ trouble, isAudioFirst }) => ({
        phase: { phase: 'room' },
        link: { state: 'connected', sinceMs: performance.now() },
        isAudioFirst: isAudioFirst || isSoundFirst(trouble.stage),
      }));
      await media.start(snapshot.routerRtpCapabilities);
    } catch {
      if (isLeaving) return;
      // Whatever it was, a new connection starts from a known state; the back-off keeps it from becoming a storm.
      signaling.reconnect();
    }
  }

  return {
    media,
    sendChat: async (text) => void (await signaling.request('sendChat', { text })),
    async sendCue({ to, cue, isHeld }) {
      const { cueId, sentAtMs } = await signaling.request('sendCue', { to, cue, isHeld });
      // The sender is not notified [SG14]; a nudge is on the other's screen only.
      if (to !== 'class') return;
      const fromName = room.getState().self?.displayName ?? '';
      showCue({ cueId, to: 'class', cue, isHeld, sentAtMs, fromName, isSimulated: false }, { ageMs: 0 });
    },
    async clearCue() {
      const cueId = room.getState().classCue?.cueId;
      await signaling.request('clearCue', {});
      if (cueId !== undefined) apply((state) => withCueCleared(state, { cueId }));
    },
    async raiseHand(isRaised) {
      await signaling.request('setHand', { isRaised });
      room.setState({ isHandRaised: isRaised });
    },
    async lowerHand(participantId) {
      await signaling.request('lowerHand', { participantId });
      apply((state) => withHand(state, { participantId, isHandRaised: false, handRaisedAtMs: null }));
    },
    linkSignals() {
      const { link } = room.getState();
      return {
        roomLostSinceMs: link.state === 'lost' ? link.sinceMs : null,
        roomHeardAtMs: signaling.heardAtMs(),
        mediaLostSinceMs: media.lostSinceMs(),
      };
    },
    retry: () => signaling.reconnect(),
    async leave() {
      isLeaving = true;
      // Leaving a room that does not answer is leaving too.
      await signaling.request('leave', {}).catch(() => undefined);
    },
    close() {
      clearTimeout(cueTimer);
      media.close();
      signaling.close();
    },
  };
}
