import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ChatPanel } from './ChatPanel.tsx';
import { PeopleList } from './PeopleList.tsx';

export type PanelTab = 'chat' | 'people';

/** Chat and people in one place; on phones a sheet over the room that `onClose` puts away. */
export function SidePanel({
  tab,
  onTab,
  onClose,
  isVisible,
}: {
  tab: PanelTab;
  onTab(tab: PanelTab): void;
  onClose(): void;
  isVisible: boolean;
}) {
  const { t } = useLingui();
  const session = useLiveSession();
  const unreadCount = useRoom((state) => state.unreadCount);
  const count = useRoom((state) => state.others.length + 1);
  const isChatShown = isVisible && tab === 'chat';
  useEffect(() => {
    session.chatShown(isChatShown);
    return () => session.chatShown(false);
  }, [session, isChatShown]);
  return (
    <section className="card side-panel" data-open={isVisible} aria-label={t`Chat and people`}>
      <div className="tabs" role="tablist">
        <button type="button" role="tab" aria-selected={tab === 'people'} onClick={() => onTab('people')}>
          <Trans>People</Trans> <span className="num">{count}</span>
        </button>
        <button type="button" role="tab" aria-selected={tab === 'chat'} onClick={() => onTab('chat')}>
          <Trans>Chat</Trans> {unreadCount > 0 && <span className="num">{unreadCount}</span>}
        </button>
        <span className="grow" />
        <button type="button" className="sheet-close" aria-label={t`Close`} onClick={onClose}>
          <X size={20} />
        </button>
      </div>
      <div role="tabpanel" className="tab-body" tabIndex={tab === 'people' ? 0 : undefined}>
        {tab === 'chat' ? <ChatPanel /> : <PeopleList />}
      </div>
    </section>
  );
}
