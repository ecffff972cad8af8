import { useEffect, useRef } from 'react';
import { heardProducerIds } from '../../../stores/room-changes.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useRoomSettings } from '../settings/use-room-settings.ts';

/** Everybody's sound. The tap on Join has unlocked playing it. */
export function Voices() {
  const others = useRoom((state) => state.others);
  const tracks = useRoom((state) => state.tracks);
  return heardProducerIds(others).map((producerId) => {
    const track = tracks[producerId];
    return track === undefined ? null : <Voice key={producerId} track={track} />;
  });
}

/** Outputs can be chosen in Chromium and Firefox. */
type WithOutput = HTMLAudioElement & { setSinkId?: (sinkId: string) => Promise<void> };

function Voice({ track }: { track: MediaStreamTrack }) {
  const { sounds } = useLiveSession();
  const speakerId = useRoomSettings((state) => state.speakerId);
  const ref = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return;
    audio.srcObject = new MediaStream([track]);
    const play = () => void audio.play().catch(() => undefined);
    play();
    // Where the browser still refused, the next tap or key is the permission.
    window.addEventListener('pointerup', play, { once: true });
    window.addEventListener('keyup', play, { once: true });
    return () => {
      window.removeEventListener('pointerup', play);
      window.removeEventListener('keyup', play);
    };
  }, [track]);
  useEffect(() => {
    // A speaker that was unplugged: the system's choice is heard instead.
    (ref.current as WithOutput | null)?.setSinkId?.(speakerId).catch(() => undefined);
  }, [speakerId]);
  useEffect(
    () =>
      sounds.onVoiceVolume((volume) => {
        if (ref.current !== null) ref.current.volume = volume;
      }),
    [sounds],
  );
  // biome-ignore lint/a11y/useMediaCaption: live speech of the class has no captions to offer.
  return <audio ref={ref} autoPlay />;
}
