import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { LogOut, PanelRight, Settings2, Unplug } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { sharingCounts } from '../../../stores/live-metrics.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { StrapChip } from '../parts/StrapChip.tsx';
import { EndClassButton } from '../room/LeaveDialog.tsx';
import { QualityChip, RoomTopbar } from '../room/RoomTopbar.tsx';
import { isFrozen } from '../session/link-trouble.ts';
import { useKeyHint } from '../settings/use-key-hint.ts';

export function ConsoleTopbar({
  onLeave,
  onSettings,
  onPanel,
}: {
  onLeave(): void;
  onSettings(): void;
  onPanel(): void;
}) {
  const { t } = useLingui();
  const hasStrap = useRoom(({ strap }) => strap.state !== 'none' && strap.state !== 'failed');
  const unreadCount = useRoom((state) => state.unreadCount);
  const withKey = useKeyHint();
  return (
    <RoomTopbar>
      <ClassCounts />
      {hasStrap && <StrapChip />}
      <QualityChip />
      <button
        type="button"
        className="btn console-icon console-panel-button"
        data-testid="panel-button"
        onClick={onPanel}
      >
        <PanelRight size={18} aria-label={t`Roster, heat strip and chat`} />
        {unreadCount > 0 && <i className="count">{unreadCount}</i>}
      </button>
      <button
        type="button"
        className="btn console-icon console-settings-button"
        title={withKey(t`Settings and keys`, 'help')}
        aria-label={t`Settings and keys`}
        onClick={onSettings}
      >
        <Settings2 size={18} />
      </button>
      <button
        type="button"
        className="btn console-icon"
        title={withKey(t`Leave`, 'leave')}
        aria-label={t`Leave`}
        data-testid="leave-button"
        onClick={onLeave}
      >
        <LogOut size={18} />
      </button>
      <EndClassButton />
    </RoomTopbar>
  );
}

/** Renders when a count changes, not on beats. */
function ClassCounts() {
  const { metrics } = useLiveSession();
  const others = useRoom((state) => state.others);
  // Our own connection is away: nobody's strap is to blame.
  const isAway = useRoom((state) => isFrozen(state.trouble.stage));
  const slots = useMemo(() => others.map(({ slot }) => slot), [others]);
  const { live, lost } = useStore(
    metrics,
    useShallow((state) => sharingCounts(state, slots)),
  );
  const inClass = others.length + 1;
  const sharing = live + lost;
  return (
    <>
      <span className="chip count-chip">
        <span>
          <Trans>
            <b>{inClass}</b> in class
          </Trans>
        </span>
      </span>
      <span className="chip count-chip">
        <span>
          <Trans>
            <b>{sharing}</b> sharing HR
          </Trans>
        </span>
      </span>
      {lost > 0 && !isAway && (
        <span className="chip warn lost-chip">
          <Unplug size={16} aria-hidden="true" />
          <b className="num" aria-hidden="true">
            {lost}
          </b>
          <span className="lost-words">
            <Plural value={lost} one="# strap lost" other="# straps lost" />
          </span>
        </span>
      )}
    </>
  );
}
