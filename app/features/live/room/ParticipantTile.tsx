import { Trans, useLingui } from '@lingui/react/macro';
import { EyeOff, Hand, LoaderCircle, MicOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { isOwnHeartRateSimulated, producerOf } from '../../../stores/room-changes.ts';
import { useRoom } from '../live-session-context.tsx';
import { firstName } from '../name-text.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { HrBadge } from './HrBadge.tsx';
import { RemotePicture } from './RemotePicture.tsx';
import { useRemoteVideo } from './use-remote-video.ts';

/** Somebody else: picture or initials, name, hand, microphone, heart rate, and what the place adds. */
export function ParticipantTile({
  participant,
  markSize,
  isShortName = false,
  children,
}: {
  participant: ParticipantInfo;
  markSize?: number;
  /** The first name, where the tile is small. */
  isShortName?: boolean;
  children?: ReactNode;
}) {
  const ref = useRef<HTMLLIElement>(null);
  const video = useRemoteVideo(participant, ref);
  const microphone = producerOf(participant, 'microphone');
  const { displayName } = participant;
  return (
    <li ref={ref} className="tile" data-testid="tile" data-participant-name={displayName} data-video={video.state}>
      <RemotePicture video={video} of={participant} />
      <TileName isMuted={microphone === undefined || microphone.isPaused} isHandRaised={participant.isHandRaised}>
        <PersonName of={participant} as={isShortName ? firstName(displayName) : displayName} />
      </TileName>
      <HrBadge of={participant.slot} {...(markSize === undefined ? {} : { markSize })} />
      {children}
    </li>
  );
}

/** Oneself, mirrored. */
export function OwnTile() {
  const { t } = useLingui();
  const camera = useRoom((state) => state.media.camera);
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const displayName = useRoom((state) => state.self?.displayName ?? state.viewer.displayName);
  const isHandRaised = useRoom((state) => state.isHandRaised);
  const isSimulated = useRoom(isOwnHeartRateSimulated);
  return (
    <li className="tile me" data-testid="tile" data-participant-name={displayName} data-own="true">
      {camera.state === 'on' ? (
        <TrackVideo track={camera.track} data-mirrored="true" aria-label={t`Your camera`} />
      ) : (
        <Avatar name={displayName} isConnecting={camera.state === 'asking'} />
      )}
      <TileName isMuted={isMuted} isHandRaised={isHandRaised}>
        <PersonName of={{ displayName, isSimulated }} as={t`You`} />
        <OwnSharing />
      </TileName>
      <HrBadge of="own" />
    </li>
  );
}

/** Says on the own tile that the number beside it is for nobody else, or that this is being changed. */
function OwnSharing() {
  const { t } = useLingui();
  const isChanging = useRoom((state) => state.audienceWish !== null);
  const isPrivate = useRoom((state) => state.audience === 'nobody');
  if (isChanging) {
    return (
      <LoaderCircle className="spin" size={13} strokeWidth={2.4} aria-label={t`Changing who sees your heart rate`} />
    );
  }
  return isPrivate ? <EyeOff size={13} strokeWidth={2.4} aria-label={t`Only you see your heart rate`} /> : null;
}

function TileName({
  isMuted,
  isHandRaised,
  children,
}: {
  isMuted: boolean;
  isHandRaised: boolean;
  /** The name, and what belongs to it. */
  children: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <>
      <span className="tile-name">
        {isMuted && <MicOff size={13} strokeWidth={2.4} aria-label={t`Muted`} />}
        {children}
      </span>
      {isHandRaised && (
        <span className="tile-hand" data-testid="tile-hand">
          <Hand size={17} strokeWidth={2.4} aria-hidden="true" />
          <span className="sr">
            <Trans>Hand raised</Trans>
          </span>
        </span>
      )}
    </>
  );
}
