import { Mic, MicOff, VideoOff, WifiOff } from 'lucide-react';
import { useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { SimulatedTag } from '../../../components/SimulatedTag.tsx';
import { producerOf } from '../../../stores/room-changes.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { firstName } from '../name-text.ts';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { Avatar } from './ParticipantTile.tsx';
import { useLinkTrouble } from './use-link-trouble.ts';
import { useRemoteVideo } from './use-remote-video.ts';

/** The instructor, large. Nothing covers the picture but our own trouble with the connection. */
export function Stage() {
  const instructor = useRoom((state) => state.others.find(({ role }) => role === 'instructor'));
  const instructorName = useRoom((state) => state.session.instructorName);
  const hasFailed = useRoom((state) => state.videoFailures > 0 && state.video !== 'connected');
  const trouble = useLinkTrouble();
  return (
    <div className="stage room-stage" data-trouble={trouble}>
      {instructor !== undefined ? (
        <InstructorVideo key={instructor.participantId} instructor={instructor} />
      ) : (
        trouble === 'none' &&
        !hasFailed && (
          <div className="center-message">
            <Avatar name={instructorName} />
            <p className="strong-line">{firstName(instructorName)} is not in the room right now</p>
            <p className="muted">Stay here. The picture comes back by itself.</p>
          </div>
        )
      )}
      {trouble === 'none' && hasFailed && <VideoFailure />}
      {(trouble === 'freeze' || trouble === 'rejoin') && <Reconnecting canRejoin={trouble === 'rejoin'} />}
    </div>
  );
}

function InstructorVideo({ instructor }: { instructor: ParticipantInfo }) {
  const ref = useRef<HTMLDivElement>(null);
  const video = useRemoteVideo(instructor, ref);
  const microphone = producerOf(instructor, 'microphone');
  const isMuted = microphone === undefined || microphone.isPaused;
  return (
    <div ref={ref} className="stage-video" data-video={video.state} data-participant-name={instructor.displayName}>
      {video.state === 'playing' ? (
        <TrackVideo track={video.track} aria-label={`Video of ${instructor.displayName}`} data-testid="stage-video" />
      ) : (
        <Avatar name={instructor.displayName} isConnecting={video.state === 'connecting'} />
      )}
      <span className="who">
        {isMuted ? <MicOff size={15} aria-label="Muted" /> : <Mic size={15} aria-hidden="true" />}
        {instructor.displayName}
        {instructor.isSimulated ? <SimulatedTag /> : null}
      </span>
    </div>
  );
}

function Reconnecting({ canRejoin }: { canRejoin: boolean }) {
  const session = useLiveSession();
  return (
    <div className="stage-notice">
      <WifiOff size={44} strokeWidth={2.2} aria-hidden="true" />
      <div>
        <p className="stage-notice-line">Keep going. Reconnecting.</p>
        <p className="muted">Your heart rate is still read, and sent when the connection is back.</p>
      </div>
      {canRejoin && (
        <button type="button" className="btn lg" onClick={() => session.retryVideo()}>
          Try now
        </button>
      )}
    </div>
  );
}

function VideoFailure() {
  const session = useLiveSession();
  const failures = useRoom((state) => state.videoFailures);
  return (
    <div className="center-message video-failure">
      <span className="glyph bad">
        <VideoOff size={30} />
      </span>
      <p className="headline">We could not reach the video server</p>
      <p className="muted">
        Your network blocks the ports that video needs. This often happens on office or hotel Wi-Fi. Your heart rate is
        shared and recorded without video too.
      </p>
      <button type="button" className="btn primary lg" onClick={() => session.retryVideo()}>
        Try again
      </button>
      <p className="dim t13">We also try by ourselves. Details for the host: ICE failed {failures} times.</p>
    </div>
  );
}
