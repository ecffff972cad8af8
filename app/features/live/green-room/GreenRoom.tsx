import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { InsecureContextNote } from '../../../components/InsecureContextNote.tsx';
import { Logo } from '../../../components/Logo.tsx';
import { clockText } from '../../../components/time-text.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { coachInText, nameInText } from '../name-text.ts';
import { ConsentRadios } from '../parts/ConsentRadios.tsx';
import { RoomLanguage } from '../parts/RoomLanguage.tsx';
import { useMediaQuery } from '../parts/use-media-query.ts';
import { CameraPreview } from './CameraPreview.tsx';
import { DeviceChecks } from './DeviceChecks.tsx';
import { JoinPanel, StartChipText } from './JoinPanel.tsx';
import { StrapCard } from './StrapCard.tsx';

/** One column, see room-green.css. */
const NARROW = '(max-width: 599px), (max-width: 899px) and (min-height: 480px)';

/**
 * Before the class: picture, sound, strap, and who sees the heart rate. Nothing leaves this machine before Join. The
 * parts come in the order in which they are seen: on a phone Join is always on the screen and comes after the picture.
 */
export function GreenRoom() {
  const isNarrow = useMediaQuery(NARROW);
  return (
    <main className="green-room">
      <GreenRoomTopbar>{isNarrow ? null : <RoomLanguage />}</GreenRoomTopbar>
      {isNarrow ? (
        <div className="green-room-columns">
          <InsecureContextNote />
          <Heading />
          <CameraPreview />
          <JoinPanel />
          <StrapCard />
          <ConsentCard />
          <DeviceChecks />
          <RoomLanguage />
        </div>
      ) : (
        <div className="green-room-columns">
          <section>
            <InsecureContextNote />
            <Heading />
            <CameraPreview />
            <DeviceChecks />
          </section>
          <aside>
            <StrapCard />
            <ConsentCard />
            <JoinPanel />
          </aside>
        </div>
      )}
    </main>
  );
}

function GreenRoomTopbar({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const { title, startsAtMs, ...session } = useRoom((state) => state.session);
  const { room } = useLiveSession();
  const startsAt = clockText(startsAtMs);
  const instructorName = nameInText({
    displayName: session.instructorName,
    isSimulated: session.isInstructorSimulated,
  });
  return (
    <header className="topbar">
      <Logo size={28} />
      <span className="title">{title}</span>
      <span className="dim topbar-detail">
        <Trans>
          with {instructorName}, {startsAt}
        </Trans>
      </span>
      <span className="grow" />
      {children}
      <span className="chip">
        <Clock size={16} />
        <StartChipText />
      </span>
      <button
        type="button"
        className="btn ghost room-icon"
        data-testid="settings-button"
        onClick={() => room.setState({ isSettingsOpen: true })}
      >
        <Settings2 size={20} aria-label={t`Settings`} />
      </button>
    </header>
  );
}

function Heading() {
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom(coachInText);
  return (
    <div className="green-room-heading">
      <h1>
        <Trans>Step back and check the frame</Trans>
      </h1>
      <p className="muted lead">
        {role === 'instructor' ? (
          <Trans>The class should see you from head to feet. 2 to 3 metres from the camera works best.</Trans>
        ) : (
          <Trans>{coach} should see you from head to feet. 2 to 3 metres from the camera works best.</Trans>
        )}
      </p>
    </div>
  );
}

function ConsentCard() {
  return (
    <section className="card">
      <h2>
        <Trans>Who sees your heart rate in this class</Trans>
      </h2>
      <p className="muted t13">
        <Trans>Change this at any time, also mid-class. Nothing is shared before you press Join.</Trans>
      </p>
      <ConsentRadios />
    </section>
  );
}
