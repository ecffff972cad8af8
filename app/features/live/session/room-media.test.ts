import { i18n } from '@lingui/core';
import { beforeEach, expect, it, vi } from 'vitest';
import { NO_LOCAL_MEDIA } from '../../../lib/media/local-media.ts';
import { createRoomStore, type RoomStore } from '../../../stores/room.ts';
import { aLiveClass } from '../test-live-class.ts';
import { createRoomMedia, type RoomMedia } from './room-media.ts';

/** Each attempt to send a track, to be answered by the test. */
const attempts = vi.hoisted(() => [] as { taken(): void; refused(error: Error): void }[]);

vi.mock('../../../lib/media/media-session.ts', () => ({
  openMediaSession: async () => ({
    publish: () => new Promise<void>((taken, refused) => attempts.push({ taken, refused })),
    setPaused: async () => {},
    consume: async () => ({ tracks: new Map(), gone: [] }),
    stopConsuming() {},
    preferLayer() {},
    receiverStats: async () => new Map(),
    close() {},
  }),
}));

let room: RoomStore;
let media: RoomMedia;
const NOT_SENT = /microphone could not be sent/;

beforeEach(async () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  attempts.length = 0;
  room = createRoomStore(aLiveClass({ viewer: { audience: 'nobody' } }), 0);
  const track = { id: 'mic' } as MediaStreamTrack;
  room.setState({
    media: { ...NO_LOCAL_MEDIA, microphone: { state: 'on', track, deviceId: 'mic' } },
    link: { state: 'connected', sinceMs: 0 },
  } as Parameters<RoomStore['setState']>[0]);
  media = createRoomMedia({ room, request: async () => ({}) as never, onFailed() {} });
  await media.start({} as never);
  return () => media.close();
});

it('says that the microphone could not be sent, until it is', async () => {
  expect(attempts).toHaveLength(1);
  attempts[0]!.refused(new Error('no'));
  await vi.waitFor(() => expect(room.getState().problem).toMatch(NOT_SENT));

  room.setState({ isMuted: !room.getState().isMuted });
  attempts[1]!.taken();
  await vi.waitFor(() => expect(room.getState().problem).toBeNull());
});

it('blames nobody for what was under way when the connection went, and tries again when it is back', async () => {
  room.setState({ trouble: { stage: 'freeze', sinceMs: 0 } });
  attempts[0]!.refused(new Error('the connection is gone'));
  await Promise.resolve();
  expect(room.getState().problem).toBeNull();

  room.setState({ trouble: { stage: 'none' } });
  expect(attempts).toHaveLength(2);
});

it('says nothing while a new connection is awaited', async () => {
  media.hold();
  attempts[0]!.refused(new Error('the connection is gone'));
  await Promise.resolve();
  expect(room.getState().problem).toBeNull();
});

it('tries again what was lost in a break that is over when it is refused', async () => {
  room.setState({ trouble: { stage: 'freeze', sinceMs: 0 } });
  room.setState({ trouble: { stage: 'none' } });
  attempts[0]!.refused(new Error('timed out'));
  await vi.waitFor(() => expect(attempts).toHaveLength(2));
  expect(room.getState().problem).toBeNull();
});
