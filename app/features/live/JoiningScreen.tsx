import { Trans } from '@lingui/react/macro';
import { Check, LoaderCircle } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { ZoneBounds } from '#core/zones.ts';
import { Logo } from '../../components/Logo.tsx';
import { useRoom } from './live-session-context.tsx';
import { HrBlock } from './room/HrBlock.tsx';
import { useLiveWrite } from './use-live-write.ts';

/** Between Join and the room: what is done, and what is being waited for. The heart rate goes on meanwhile. */
export function JoiningScreen({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const { title, studioName } = useRoom((state) => state.session);
  const hasPlace = useRoom((state) => state.self !== null);
  const hasStrap = useRoom(({ strap }) => strap.state === 'connected');
  const role = useRoom((state) => state.viewer.role);
  return (
    <main className="room joining" aria-busy="true">
      <header className="topbar">
        <Logo size={28} />
        <span className="title">{title}</span>
        <span className="dim topbar-detail">{studioName}</span>
        <span className="grow" />
        <span className="chip">
          <LoaderCircle size={16} className="spin" />
          <Trans>Joining the room</Trans>
        </span>
      </header>
      <div className="stage room-stage skeleton">
        <div className="center-message">
          <h1 className="strong-line">
            <Trans>Joining {title}</Trans>
          </h1>
          <ol className="steps">
            <Step isDone={hasPlace}>
              <Trans>Your place in the class</Trans>
            </Step>
            {hasStrap && (
              <Step isDone>
                <StrapStep />
              </Step>
            )}
            <Step isDone={false} isWaiting={!hasPlace}>
              <Trans>Connecting video</Trans>
            </Step>
          </ol>
        </div>
      </div>
      {role === 'participant' && (
        <>
          <HrBlock bounds={bounds} hrMaxBpm={hrMaxBpm} />
          <div className="card skeleton class-clock" />
          <div className="strip joining-strip">
            {['a', 'b', 'c', 'd', 'e', 'f'].map((place) => (
              <div key={place} className="tile skeleton" />
            ))}
          </div>
          <div className="card skeleton side-panel" data-open="false" />
          <div className="card skeleton timeline" />
          <div className="card skeleton controls" />
        </>
      )}
    </main>
  );
}

function StrapStep() {
  const ref = useRef<HTMLSpanElement>(null);
  useLiveWrite(
    (state) => (state.own.state === 'live' ? `, ${state.own.bpm} bpm` : ''),
    (text) => {
      if (ref.current !== null) ref.current.textContent = text;
    },
  );
  return (
    <span>
      <Trans>Strap connected</Trans>
      <span ref={ref} className="num" />
    </span>
  );
}

function Step({ isDone, isWaiting = false, children }: { isDone: boolean; isWaiting?: boolean; children: ReactNode }) {
  return (
    <li data-done={isDone} data-waiting={isWaiting}>
      {isDone ? <Check size={18} strokeWidth={2.6} /> : <LoaderCircle size={18} className={isWaiting ? '' : 'spin'} />}
      {children}
    </li>
  );
}
