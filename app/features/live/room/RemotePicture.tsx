import { useLingui } from '@lingui/react/macro';
import type { NamedPerson } from '../../../components/PersonName.tsx';
import { nameInText } from '../name-text.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import type { RemoteVideo } from './use-remote-video.ts';

/** Somebody else's picture, and the initials until its first frame is there: a tile is never blank. */
export function RemotePicture({ video, of, testId }: { video: RemoteVideo; of: NamedPerson; testId?: string }) {
  const { t } = useLingui();
  const name = nameInText(of);
  return (
    <>
      {video.track !== null && (
        <TrackVideo
          // An event of the last track must not be taken for one of the next.
          key={video.track.id}
          track={video.track}
          aria-label={t`Video of ${name}`}
          data-waiting={video.state !== 'playing'}
          onLoadedData={video.firstFrameCame}
          {...(testId !== undefined && { 'data-testid': testId })}
        />
      )}
      {video.state !== 'playing' && <Avatar name={of.displayName} isConnecting={video.state === 'connecting'} />}
    </>
  );
}
