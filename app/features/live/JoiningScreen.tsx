import { Check, LoaderCircle } from 'lucide-react';
import { Logo } from '../../components/Logo.tsx';
import { useRoom } from './live-session-context.tsx';

/** Between Join and the room: what is done, and what is being waited for. */
export function JoiningScreen() {
  const title = useRoom((state) => state.session.title);
  const hasPlace = useRoom((state) => state.self !== null);
  const strap = useRoom((state) => state.strap);
  return (
    <main className="joining" aria-busy="true">
      <header className="topbar">
        <Logo size={28} />
        <span className="title">{title}</span>
        <span className="grow" />
        <span className="chip">
          <LoaderCircle size={16} className="spin" />
          Joining the room
        </span>
      </header>
      <div className="stage skeleton">
        <div className="center-message">
          <p className="strong-line">Joining {title}</p>
          <ol className="steps">
            <Step isDone={hasPlace}>Your place in the class</Step>
            {strap.state === 'connected' && <Step isDone>Strap connected</Step>}
            <Step isDone={false} isWaiting={!hasPlace}>
              Connecting video
            </Step>
          </ol>
        </div>
      </div>
    </main>
  );
}

function Step({ isDone, isWaiting = false, children }: { isDone: boolean; isWaiting?: boolean; children: string }) {
  return (
    <li data-done={isDone} data-waiting={isWaiting}>
      {isDone ? <Check size={18} strokeWidth={2.6} /> : <LoaderCircle size={18} className={isWaiting ? '' : 'spin'} />}
      {children}
    </li>
  );
}
