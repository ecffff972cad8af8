import { useState } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { useAnnouncements } from '../parts/Announcer.tsx';
import { useMediaQuery } from '../parts/use-media-query.ts';
import { spokenHeartRate } from '../spoken-heart-rate.ts';
import { toggleCamera, toggleMicrophone } from './Controls.tsx';
import type { PanelTab } from './SidePanel.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useMediaKeys } from './use-media-keys.ts';
import { type KeyHandlers, toggleFullScreen, useRoomKeys } from './use-room-keys.ts';

/** Below this the panel is a sheet that is put away by default. */
const SMALL_SCREEN = '(max-width: 899px), (max-height: 479px)';

/** What both views of the room share: page of tiles, panel, settings, the question before leaving, keys. */
export function useRoomControls(firstTab: PanelTab, ownKeys: KeyHandlers = {}) {
  const session = useLiveSession();
  const openSettings = () => session.room.setState({ isSettingsOpen: true });
  const announcements = useAnnouncements();
  const [page, setPage] = useState(0);
  const [tab, setTab] = useState<PanelTab>(firstTab);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const leaveQuestion = useLeaveQuestion();
  const isSmall = useMediaQuery(SMALL_SCREEN);

  useMediaKeys();
  useRoomKeys({
    microphone: () => toggleMicrophone(session),
    camera: () => toggleCamera(session),
    'speak-heart-rate': () => {
      const text = spokenHeartRate(session.metrics.getState().own);
      if (!session.sounds.say(text)) announcements.answer(text);
    },
    leave: leaveQuestion.ask,
    'full-screen': toggleFullScreen,
    help: openSettings,
    // The strip goes round and round.
    'previous-page': () => setPage((current) => current - 1),
    'next-page': () => setPage((current) => current + 1),
    ...ownKeys,
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
      onSettings: openSettings,
      onLeave: leaveQuestion.ask,
    },
  };
}
