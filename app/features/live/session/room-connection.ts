import type { DisconnectReason } from '#core/protocol/signaling.ts';
import { createSignalingClient } from '../../../lib/media/signaling-client.ts';
import type { RoomState, RoomStore } from '../../../stores/room.ts';
import {
  withChatMessage,
  withLinkLost,
  withoutProducer,
  withParticipantJoined,
  withParticipantLeft,
  withProducer,
  withSnapshot,
} from '../../../stores/room-changes.ts';
import { createRoomMedia, type RoomMedia } from './room-media.ts';

/** Signaling and media of one participant, across as many connections as it takes. */
export type RoomConnection = {
  media: RoomMedia;
  sendChat(text: string): Promise<void>;
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
  const apply = (change: (state: RoomState) => RoomState) => room.setState(change);

  const signaling = createSignalingClient({
    ticket,
    events: {
      onConnected: () => void enter(),
      onDisconnected() {
        media.stop();
        apply((state) => withLinkLost(state, performance.now()));
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
      sessionEnded: () => onEnd('session-ended'),
      mediaRestarted: () => void enter(),
    },
  });

  const media = createRoomMedia({ room, request: signaling.request, onFailed: () => signaling.reconnect() });

  /** [SG5] First on every connection, and again when the room's media was rebuilt. */
  async function enter(): Promise<void> {
    media.stop();
    try {
      const snapshot = await signaling.request('join', {});
      if (isLeaving) return;
      apply((state) => withSnapshot(state, snapshot));
      room.setState({ phase: { phase: 'room' }, link: { state: 'connected', sinceMs: performance.now() } });
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
    retry: () => signaling.reconnect(),
    async leave() {
      isLeaving = true;
      // Leaving a room that does not answer is leaving too.
      await signaling.request('leave', {}).catch(() => undefined);
    },
    close() {
      media.close();
      signaling.close();
    },
  };
}
