import { type RefObject, useEffect, useState } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { layerForWidth } from '../../../lib/media/encodings.ts';
import { producerOf } from '../../../stores/room-changes.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { videoAllowance } from '../session/video-allowance.ts';
import { useOnScreen, useSize } from './use-on-screen.ts';

export type RemoteVideo = {
  /**
   * `connecting`: there is a camera, its picture is on the way. `held`: there is one, and this page does without for
   * now. `playing`: frames have come.
   */
  state: 'off' | 'held' | 'connecting' | 'playing';
  /** Also before its first frame: somebody has to play it. */
  track: MediaStreamTrack | null;
  /** What plays `track` tells it here. */
  firstFrameCame(): void;
};

/** Asks for somebody's picture while the element is on screen, in the size that it is shown. */
export function useRemoteVideo(participant: ParticipantInfo, ref: RefObject<Element | null>): RemoteVideo {
  const session = useLiveSession();
  const camera = producerOf(participant, 'camera');
  const producerId = camera !== undefined && !camera.isPaused ? camera.producerId : null;
  const track = useRoom((state) => (producerId === null ? undefined : state.tracks[producerId])) ?? null;
  const [seen, setSeen] = useState<MediaStreamTrack | null>(null);
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

  // A camera that is switched on again may bring the same track, for an element that has shown nothing of it.
  useEffect(() => {
    if (track === null) setSeen(null);
  }, [track]);

  return {
    state: remoteVideoState({ isOn: producerId !== null, isAllowed, track, seen }),
    track,
    firstFrameCame: () => setSeen(track),
  };
}

/** @param options.seen the track of which a frame has been shown */
export function remoteVideoState({
  isOn,
  isAllowed,
  track,
  seen,
}: {
  isOn: boolean;
  isAllowed: boolean;
  track: MediaStreamTrack | null;
  seen: MediaStreamTrack | null;
}): RemoteVideo['state'] {
  if (!isOn) return 'off';
  if (track === null) return isAllowed ? 'connecting' : 'held';
  return track === seen ? 'playing' : 'connecting';
}
