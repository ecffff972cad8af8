import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Signal, SignalLow, SignalMedium, VideoOff, WifiOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Logo } from '../../../components/Logo.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ElapsedTime } from '../parts/ElapsedTime.tsx';
import { useTicking } from '../use-live-write.ts';
import { useOnline } from './use-online.ts';

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

/** The network in one word. */
export function QualityChip() {
  const quality = useRoom((state) => state.quality);
  const hasFailed = useRoom((state) => state.videoFailures > 0 && state.video !== 'connected');
  const telemetry = useRoom((state) => state.telemetry);
  const isTroubled = useRoom((state) => state.trouble.stage !== 'none');
  const isOnline = useOnline();
  if (isTroubled) {
    return (
      <Chip look="warn" icon={<WifiOff size={16} />}>
        {isOnline ? <ReconnectingFor /> : <Trans>Offline</Trans>}
      </Chip>
    );
  }
  if (telemetry === 'reload-page' || telemetry === 'give-up') {
    return (
      <Chip look="bad" icon={<WifiOff size={16} />}>
        <Trans>Heart rate is not recorded. Reload the page</Trans>
      </Chip>
    );
  }
  if (hasFailed) {
    return (
      <Chip look="bad" icon={<VideoOff size={16} />}>
        <Trans>No video</Trans>
      </Chip>
    );
  }
  switch (quality) {
    case 'good':
      return (
        <Chip look="ok" icon={<Signal size={16} />}>
          <Trans context="network">Good</Trans>
        </Chip>
      );
    case 'fair':
      return (
        <Chip look="" icon={<SignalMedium size={16} />}>
          <Trans context="network">Fair</Trans>
        </Chip>
      );
    case 'poor':
      return (
        <Chip look="warn" icon={<SignalLow size={16} />}>
          <Trans context="network">Poor</Trans>
        </Chip>
      );
  }
}

function Chip({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={`chip quality-chip ${look}`} data-testid="quality">
      {icon}
      <span className="ell">{children}</span>
    </span>
  );
}

function ReconnectingFor() {
  const { room } = useLiveSession();
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    const { trouble } = room.getState();
    if (ref.current === null || trouble.stage === 'none') return;
    const seconds = Math.floor((performance.now() - trouble.sinceMs) / 1000);
    ref.current.textContent = t`Reconnecting ${seconds} s`;
  });
  return <span ref={ref} className="num" />;
}
