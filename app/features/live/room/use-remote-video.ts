import { type RefObject, useEffect } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { layerForWidth } from '../../../lib/media/encodings.ts';
import { producerOf } from '../../../stores/room-changes.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { videoAllowance } from '../session/video-allowance.ts';
import { useOnScreen, useSize } from './use-on-screen.ts';

export type RemoteVideo =
  | { state: 'playing'; track: MediaStreamTrack }
  /** There is a camera, its picture is on the way. */
  | { state: 'connecting' }
  /** There is one, and this page does without for now. */
  | { state: 'held' }
  | { state: 'off' };

/** Asks for somebody's picture while the element is on screen, in the size that it is shown. */
export function useRemoteVideo(participant: ParticipantInfo, ref: RefObject<Element | null>): RemoteVideo {
  const session = useLiveSession();
  const camera = producerOf(participant, 'camera');
  const producerId = camera !== undefined && !camera.isPaused ? camera.producerId : null;
  const track = useRoom((state) => (producerId === null ? undefined : state.tracks[producerId]));
  const isOnScreen = useOnScreen(ref);
  const { widthPx } = useSize(ref);
  // Only the instructor sends several layers.
  const isInstructor = participant.role === 'instructor';
  const allowance = useRoom(videoAllowance);
  const isAllowed = allowance === 'all' || (allowance === 'instructor' && isInstructor);
  const widthOnNetworkPx = allowance === 'all' ? widthPx * window.devicePixelRatio : 0;
  const layer = isInstructor ? layerForWidth(widthOnNetworkPx) : null;

  useEffect(() => {
    if (producerId === null || !isOnScreen || !isAllowed) return;
    return session.watchVideo(producerId);
  }, [session, producerId, isOnScreen, isAllowed]);
  useEffect(() => {
    if (producerId !== null && layer !== null) session.preferLayer(producerId, layer);
  }, [session, producerId, layer]);

  if (producerId === null) return { state: 'off' };
  if (track !== undefined) return { state: 'playing', track };
  return { state: isAllowed ? 'connecting' : 'held' };
}
