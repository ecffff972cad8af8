import { MicOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { initialsOf } from '../../../components/initials.ts';
import { SimulatedTag } from '../../../components/SimulatedTag.tsx';
import { producerOf } from '../../../stores/room-changes.ts';
import { useRoom } from '../live-session-context.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { HrBadge } from './HrBadge.tsx';
import { useRemoteVideo } from './use-remote-video.ts';

/** Somebody else: picture or initials, name, microphone, heart rate. */
export function ParticipantTile({ participant, markSize }: { participant: ParticipantInfo; markSize?: number }) {
  const ref = useRef<HTMLLIElement>(null);
  const video = useRemoteVideo(participant, ref);
  const microphone = producerOf(participant, 'microphone');
  const isMuted = microphone === undefined || microphone.isPaused;
  return (
    <li
      ref={ref}
      className="tile"
      data-testid="tile"
      data-participant-name={participant.displayName}
      data-video={video.state}
    >
      {video.state === 'playing' ? (
        <TrackVideo track={video.track} aria-label={`Video of ${participant.displayName}`} />
      ) : (
        <Avatar name={participant.displayName} isConnecting={video.state === 'connecting'} />
      )}
      <TileName isMuted={isMuted} isSimulated={participant.isSimulated}>
        {participant.displayName}
      </TileName>
      <HrBadge of={participant.slot} {...(markSize === undefined ? {} : { markSize })} />
    </li>
  );
}

/** Oneself, mirrored. */
export function OwnTile() {
  const camera = useRoom((state) => state.media.camera);
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const displayName = useRoom((state) => state.self?.displayName ?? state.viewer.displayName);
  return (
    <li className="tile me" data-testid="tile" data-participant-name={displayName} data-own="true">
      {camera.state === 'on' ? (
        <TrackVideo track={camera.track} data-mirrored="true" aria-label="Your camera" />
      ) : (
        <Avatar name={displayName} isConnecting={camera.state === 'asking'} />
      )}
      <TileName isMuted={isMuted}>You</TileName>
      <HrBadge of="own" />
    </li>
  );
}

function TileName(tile: { isMuted: boolean; isSimulated?: boolean; children: ReactNode }) {
  return (
    <span className="tile-name">
      {tile.isMuted && <MicOff size={13} strokeWidth={2.4} aria-label="Muted" />}
      <span className="ell">{tile.children}</span>
      {tile.isSimulated ? <SimulatedTag /> : null}
    </span>
  );
}

export function Avatar({ name, isConnecting = false }: { name: string; isConnecting?: boolean }) {
  return (
    <span className={isConnecting ? 'initials connecting' : 'initials'} aria-hidden="true">
      <span>{initialsOf(name)}</span>
    </span>
  );
}
