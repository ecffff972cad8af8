import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Logo } from '../../../components/Logo.tsx';
import { useRoom } from '../live-session-context.tsx';
import { ElapsedTime } from '../parts/ElapsedTime.tsx';

export function RoomTopbar({ children }: { children: ReactNode }) {
  const { title, studioName } = useRoom((state) => state.session);
  return (
    <header className="topbar">
      <Logo size={28} />
      <h1 className="title">{title}</h1>
      <span className="dim topbar-detail">{studioName}</span>
      <span className="live">
        <i />
        <Trans>LIVE</Trans>
      </span>
      <ElapsedTime className="num elapsed-small" />
      <span className="grow" />
      {children}
    </header>
  );
}
