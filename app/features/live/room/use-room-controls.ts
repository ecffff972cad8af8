import { useEffect, useState } from 'react';
import { ZONES } from '#core/zones.ts';
import type { OwnHeartRate } from '../../../stores/live-metrics.ts';
import { useLiveSession } from '../live-session-context.tsx';
import { useAnnouncements } from '../parts/Announcer.tsx';
import { toggleCamera, toggleMicrophone } from './Controls.tsx';
import type { PanelTab } from './SidePanel.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useRoomKeys } from './use-room-keys.ts';

/** Below this the panel is a sheet that is put away by default. */
const SMALL_SCREEN = '(max-width: 899px), (max-height: 479px)';

/** What both views of the room share: page of tiles, panel, the question before leaving, keys. */
export function useRoomControls(firstTab: PanelTab) {
  const session = useLiveSession();
  const announcements = useAnnouncements();
  const [page, setPage] = useState(0);
  const [tab, setTab] = useState<PanelTab>(firstTab);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const leaveQuestion = useLeaveQuestion();
  const isSmall = useMediaQuery(SMALL_SCREEN);

  useRoomKeys({
    onMicrophone: () => toggleMicrophone(session),
    onCamera: () => toggleCamera(session),
    onSpeakHeartRate: () => announcements.answer(spokenHeartRate(session.metrics.getState().own)),
    onLeave: leaveQuestion.ask,
    onPage: (step) => setPage((current) => Math.max(0, current + step)),
  });

  const isPanelVisible = !isSmall || isSheetOpen;
  return {
    page,
    setPage,
    leaveQuestion,
    panel: { tab, onTab: setTab, onClose: () => setSheetOpen(false), isVisible: isPanelVisible },
    controls: {
      openTab: isPanelVisible ? tab : null,
      onTab(next: PanelTab) {
        setSheetOpen((wasOpen) => !(wasOpen && tab === next));
        setTab(next);
      },
      onLeave: leaveQuestion.ask,
    },
  };
}

function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

function spokenHeartRate(own: OwnHeartRate): string {
  switch (own.state) {
    case 'live':
      return `${own.bpm} beats per minute, zone ${own.zone}, ${ZONES[own.zone - 1]?.name ?? ''}.`;
    case 'lost':
      return 'No signal from your strap.';
    case 'waiting':
      return 'Strap connected, no beat yet.';
    case 'gone':
      return 'No strap is connected.';
  }
}
