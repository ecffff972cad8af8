import { Signal, SignalLow, SignalMedium, VideoOff, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Logo } from '../../../components/Logo.tsx';
import { useRoom } from '../live-session-context.tsx';
import { ElapsedTime } from '../parts/ElapsedTime.tsx';
import { useLinkTrouble } from './use-link-trouble.ts';

export function RoomTopbar({ children }: { children: ReactNode }) {
  const { title, studioName } = useRoom((state) => state.session);
  return (
    <header className="topbar">
      <Logo size={28} />
      <span className="title">{title}</span>
      <span className="dim topbar-detail">{studioName}</span>
      <span className="live">
        <i />
        LIVE
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
  const trouble = useLinkTrouble();
  // The hub's silence is the network's too, often before signaling notices.
  if (trouble !== 'none' || telemetry === 'lost') {
    return (
      <span className="chip warn quality-chip">
        <WifiOff size={16} />
        Reconnecting
      </span>
    );
  }
  if (telemetry === 'reload-page' || telemetry === 'give-up') {
    return (
      <span className="chip bad quality-chip">
        <WifiOff size={16} />
        Heart rate is not recorded. Reload the page
      </span>
    );
  }
  if (hasFailed) {
    return (
      <span className="chip bad quality-chip">
        <VideoOff size={16} />
        No video
      </span>
    );
  }
  const { Icon, word, look } = {
    good: { Icon: Signal, word: 'Good', look: 'ok' },
    fair: { Icon: SignalMedium, word: 'Fair', look: '' },
    poor: { Icon: SignalLow, word: 'Poor', look: 'warn' },
  }[quality];
  return (
    <span className={`chip quality-chip ${look}`}>
      <Icon size={16} />
      {word}
    </span>
  );
}
