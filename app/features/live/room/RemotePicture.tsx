import { useLingui } from '@lingui/react/macro';
import { Avatar } from '../parts/Avatar.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import type { RemoteVideo } from './use-remote-video.ts';

/** Somebody else's picture, and the initials until its first frame is there: a tile is never blank. */
export function RemotePicture({
  video,
  displayName,
  testId,
}: {
  video: RemoteVideo;
  displayName: string;
  testId?: string;
}) {
  const { t } = useLingui();
  return (
    <>
      {video.track !== null && (
        <TrackVideo
          // An event of the last track must not be taken for one of the next.
          key={video.track.id}
          track={video.track}
          aria-label={t`Video of ${displayName}`}
          data-waiting={video.state !== 'playing'}
          onLoadedData={video.firstFrameCame}
          {...(testId !== undefined && { 'data-testid': testId })}
        />
      )}
      {video.state !== 'playing' && <Avatar name={displayName} isConnecting={video.state === 'connecting'} />}
    </>
  );
}
