import { Trans, useLingui } from '@lingui/react/macro';
import { Settings2, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ChatPanel } from '../room/ChatPanel.tsx';
import { HeatStrip } from './HeatStrip.tsx';
import { Roster } from './Roster.tsx';

export type ConsoleTab = 'roster' | 'heat' | 'chat';
const TABS: readonly ConsoleTab[] = ['roster', 'heat', 'chat'];
const TEST_IDS = { roster: 'people-button', heat: 'heat-button', chat: 'chat-button' } as const;

/** Everybody as a list, as a strip over time, and what they write. On small screens a sheet. */
export function ConsolePanel({
  tab,
  onTab,
  isSheetOpen,
  onClose,
  onSettings,
  searchRef,
}: {
  tab: ConsoleTab;
  onTab(tab: ConsoleTab): void;
  isSheetOpen: boolean;
  onClose(): void;
  onSettings(): void;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useLingui();
  const session = useLiveSession();
  const unreadCount = useRoom((state) => state.unreadCount);
  const tabsRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    session.chatShown(tab === 'chat');
    return () => session.chatShown(false);
  }, [session, tab]);

  /** The arrows go from tab to tab, as in every tab list. */
  function handleKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (TABS.indexOf(tab) + step + TABS.length) % TABS.length;
    onTab(TABS[next] ?? 'roster');
    tabsRef.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  const labels = { roster: <Trans>Roster</Trans>, heat: <Trans>Heat strip</Trans>, chat: <Trans>Chat</Trans> };
  return (
    <section className="card console-panel" data-open={isSheetOpen} aria-label={t`Roster, heat strip and chat`}>
      <div className="console-tabs">
        <div ref={tabsRef} className="tabs" role="tablist">
          {TABS.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`console-tab-${each}`}
              aria-selected={tab === each}
              aria-controls="console-tab-body"
              tabIndex={tab === each ? 0 : -1}
              data-testid={TEST_IDS[each]}
              onKeyDown={handleKey}
              onClick={() => onTab(each)}
            >
              {labels[each]}
              {each === 'chat' && unreadCount > 0 && <span className="num"> {unreadCount}</span>}
            </button>
          ))}
        </div>
        <button type="button" className="sheet-close" aria-label={t`Settings and keys`} onClick={onSettings}>
          <Settings2 size={20} />
        </button>
        <button type="button" className="sheet-close" aria-label={t`Close`} onClick={onClose}>
          <X size={20} />
        </button>
      </div>
      <div role="tabpanel" id="console-tab-body" className="tab-body" aria-labelledby={`console-tab-${tab}`}>
        {tab === 'roster' && <Roster searchRef={searchRef} />}
        {tab === 'heat' && <HeatStrip />}
        {tab === 'chat' && <ChatPanel />}
      </div>
    </section>
  );
}
