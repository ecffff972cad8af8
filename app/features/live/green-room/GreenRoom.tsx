import { Clock } from 'lucide-react';
import { InsecureContextNote } from '../../../components/InsecureContextNote.tsx';
import { Logo } from '../../../components/Logo.tsx';
import { clockText } from '../../../components/time-text.ts';
import { useRoom } from '../live-session-context.tsx';
import { firstName } from '../name-text.ts';
import { ConsentRadios } from '../parts/ConsentRadios.tsx';
import { CameraPreview } from './CameraPreview.tsx';
import { DeviceChecks } from './DeviceChecks.tsx';
import { JoinPanel, StartChipText } from './JoinPanel.tsx';
import { StrapCard } from './StrapCard.tsx';

/** Before the class: picture, sound, strap, and who sees the heart rate. Nothing leaves this machine before Join. */
export function GreenRoom() {
  const session = useRoom((state) => state.session);
  const role = useRoom((state) => state.viewer.role);
  return (
    <main className="green-room">
      <header className="topbar">
        <Logo size={28} />
        <span className="title">{session.title}</span>
        <span className="dim topbar-detail">
          with {session.instructorName}, {clockText(session.startsAtMs)}
        </span>
        <span className="grow" />
        <span className="chip">
          <Clock size={16} />
          <StartChipText />
        </span>
      </header>
      <div className="green-room-columns">
        <section>
          <InsecureContextNote />
          <div className="green-room-heading">
            <h1>Step back and check the frame</h1>
            <p className="muted lead">
              {role === 'instructor'
                ? 'The class should see you from head to feet. 2 to 3 metres from the camera works best.'
                : `${firstName(session.instructorName)} should see you from head to feet. 2 to 3 metres from the camera works best.`}
            </p>
          </div>
          <CameraPreview />
          <DeviceChecks />
        </section>
        <aside>
          <StrapCard />
          <section className="card">
            <h2>Who sees your heart rate in this class</h2>
            <p className="muted t13">
              Change this at any time, also mid-class. Nothing is shared before you press Join.
            </p>
            <ConsentRadios />
          </section>
          <JoinPanel />
        </aside>
      </div>
    </main>
  );
}
