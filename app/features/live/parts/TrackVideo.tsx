import { type ComponentProps, useEffect, useRef } from 'react';

/** A `<video>` that plays one track. Sound has its own element, see `Voices`. */
export function TrackVideo({ track, ...attributes }: { track: MediaStreamTrack | null } & ComponentProps<'video'>) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (video === null) return;
    video.srcObject = track === null ? null : new MediaStream([track]);
    // Muted video may always play; a rejected promise only says that the track changed meanwhile.
    if (track !== null) video.play().catch(() => undefined);
  }, [track]);
  return <video ref={ref} className="vid" muted playsInline autoPlay {...attributes} />;
}
