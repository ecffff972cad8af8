import { Trans, useLingui } from '@lingui/react/macro';
import { Headphones, Mic, MicOff, VideoOff } from 'lucide-react';
import { useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { producerOf } from '../../../stores/room-changes.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { coachInText } from '../name-text.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { isFrozen } from '../session/link-trouble.ts';
import { Reconnecting } from './Reconnecting.tsx';
import { RemotePicture } from './RemotePicture.tsx';
import { useRemoteVideo } from './use-remote-video.ts';

/** The instructor, large. Nothing covers the picture but our own trouble with the connection. */
export function Stage() {
  const instructor = useRoom((state) => state.others.find(({ role }) => role === 'instructor'));
  const hasFailed = useRoom((state) => state.videoFailures > 0 && state.video !== 'connected');
  const isAudioOnly = useRoom((state) => state.isAudioOnly);
  const stage = useRoom((state) => state.trouble.stage);
  const isCalm = !isFrozen(stage);
  return (
    <div className="stage room-stage" data-trouble={stage}>
      {instructor === undefined ? (
        isCalm && !hasFailed && !isAudioOnly && <NobodyThere />
      ) : (
        <InstructorVideo key={instructor.participantId} instructor={instructor} />
      )}
      {isCalm && isAudioOnly && <AudioOnly isHeard={!hasFailed} />}
      {isCalm && hasFailed && !isAudioOnly && <VideoFailure />}
      {!isCalm && <Reconnecting stage={stage} />}
    </div>
  );
}

function NobodyThere() {
  const instructorName = useRoom((state) => state.session.instructorName);
  const coach = useRoom(coachInText);
  return (
    <div className="center-message">
      <Avatar name={instructorName} />
      <p className="strong-line">
        <Trans>{coach} is not in the room right now</Trans>
      </p>
      <p className="muted">
        <Trans>Stay here. The picture comes back by itself.</Trans>
      </p>
    </div>
  );
}

function InstructorVideo({ instructor }: { instructor: ParticipantInfo }) {
  const { t } = useLingui();
  const ref = useRef<HTMLDivElement>(null);
  const video = useRemoteVideo(instructor, ref);
  const microphone = producerOf(instructor, 'microphone');
  const isMuted = microphone === undefined || microphone.isPaused;
  const { displayName } = instructor;
  return (
    <div ref={ref} className="stage-video" data-video={video.state} data-participant-name={displayName}>
      <RemotePicture video={video} of={instructor} testId="stage-video" />
      <span className="who">
        {isMuted ? <MicOff size={15} aria-label={t`Muted`} /> : <Mic size={15} aria-hidden="true" />}
        <PersonName of={instructor} />
      </span>
    </div>
  );
}

function AudioOnly({ isHeard }: { isHeard: boolean }) {
  const session = useLiveSession();
  return (
    <div className="center-message video-failure" data-testid="audio-only">
      <span className="glyph">
        <Headphones size={30} />
      </span>
      <p className="headline">
        <Trans>Sound and heart rate</Trans>
      </p>
      <p className="muted">
        {isHeard ? (
          <Trans>Pictures are off, yours too. You hear the class, and your heart rate counts as always.</Trans>
        ) : (
          <Trans>Sound does not come through yet. We keep trying. Your heart rate counts as always.</Trans>
        )}
      </p>
      <button type="button" className="btn lg" onClick={() => session.setAudioOnly(false)}>
        <Trans>Turn video on</Trans>
      </button>
    </div>
  );
}

function VideoFailure() {
  const session = useLiveSession();
  const failures = useRoom((state) => state.videoFailures);
  return (
    <div className="center-message video-failure" data-testid="video-failure">
      <span className="glyph bad">
        <VideoOff size={30} />
      </span>
      <p className="headline">
        <Trans>We could not reach the video server</Trans>
      </p>
      <p className="muted">
        <Trans>
          Your network blocks the ports that video needs. This often happens on office or hotel Wi-Fi. Your heart rate
          is shared and recorded without video too.
        </Trans>
      </p>
      <div className="center-actions">
        <button type="button" className="btn primary lg" onClick={() => session.retryVideo()}>
          <Trans>Try again</Trans>
        </button>
        <button type="button" className="btn lg" onClick={() => session.setAudioOnly(true)}>
          <Trans>Join with audio and heart rate</Trans>
        </button>
      </div>
      <p className="dim t13">
        <Trans>
          We also try by ourselves. Details for the host: media connection (ICE) failed, attempt {failures}.
        </Trans>
      </p>
    </div>
  );
}
