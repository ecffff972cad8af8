import { useEffect, useRef } from 'react';
import { heardProducerIds } from '../../../stores/room-changes.ts';
import { useRoom } from '../live-session-context.tsx';

/** Everybody's sound. The tap on Join has unlocked playing it. */
export function Voices() {
  const others = useRoom((state) => state.others);
  const tracks = useRoom((state) => state.tracks);
  return heardProducerIds(others).map((producerId) => {
    const track = tracks[producerId];
    return track === undefined ? null : <Voice key={producerId} track={track} />;
  });
}

function Voice({ track }: { track: MediaStreamTrack }) {
  const ref = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return;
    audio.srcObject = new MediaStream([track]);
    audio.play().catch(() => undefined);
  }, [track]);
  // biome-ignore lint/a11y/useMediaCaption: live speech of the class has no captions to offer.
  return <audio ref={ref} autoPlay />;
}
