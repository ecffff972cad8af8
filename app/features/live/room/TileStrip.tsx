import { Trans, useLingui } from '@lingui/react/macro';
import { Pin } from 'lucide-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { nameInText } from '../name-text.ts';
import { withPin } from '../settings/room-settings.ts';
import { useRoomSettings } from '../settings/use-room-settings.ts';
import { OwnTile, ParticipantTile } from './ParticipantTile.tsx';
import { planStrip } from './strip-plan.ts';
import { stripTileCount } from './tile-layout.ts';
import { useSize } from './use-on-screen.ts';
import { usePageTurning } from './use-page-turning.ts';

/** You, the pinned, then the others page by page. In sport everybody pants, so nobody is sorted by sound. */
export function TileStrip({ page, onPage }: { page: number; onPage(page: number): void }) {
  const { t } = useLingui();
  const ref = useRef<HTMLUListElement>(null);
  const { widthPx } = useSize(ref);
  const everybody = useRoom((state) => state.others);
  const pinned = useRoomSettings((state) => state.pinned);
  const isPageTurnOn = useRoomSettings((state) => state.isPageTurnOn);
  const others = everybody.filter(({ role }) => role === 'participant');
  const plan = planStrip({ others, pinned, places: stripTileCount(widthPx), page });
  usePageTurning(ref, {
    isAutomatic: isPageTurnOn && plan.pageCount > 1,
    onTurn: (step) => plan.pageCount > 1 && onPage(plan.page + step),
  });
  useEffect(() => {
    // Counted on from where it is: with another number of pages the same number would be another page.
    if (plan.page !== page) onPage(plan.page);
  }, [plan.page, page, onPage]);
  const [number, count] = [plan.page + 1, plan.pageCount];
  const isLastPage = number === count;
  const shown = [
    ...plan.pinned.map((participant) => ({ participant, isPinned: true })),
    ...plan.turning.map((participant) => ({ participant, isPinned: pinned.includes(participant.participantId) })),
  ];
  return (
    <ul
      ref={ref}
      className="strip"
      style={{ '--places': plan.cells } as CSSProperties}
      aria-label={t`Participants, page ${number} of ${count}`}
    >
      <OwnTile />
      {widthPx > 0 &&
        shown.map(({ participant, isPinned }) => (
          <ParticipantTile key={participant.participantId} participant={participant} isShortName>
            <PinButton participant={participant} isPinned={isPinned} />
          </ParticipantTile>
        ))}
      {plan.hiddenCount > 0 && (
        <li className="tile more">
          <button type="button" data-testid="next-people" onClick={() => onPage(plan.page + 1)}>
            <b>+{plan.hiddenCount}</b>
            <span className="more-word">{isLastPage ? <Trans>first page</Trans> : <Trans>next page</Trans>}</span>
          </button>
        </li>
      )}
    </ul>
  );
}

function PinButton({ participant, isPinned }: { participant: ParticipantInfo; isPinned: boolean }) {
  const { t } = useLingui();
  const { settings } = useLiveSession();
  const { participantId } = participant;
  const name = nameInText(participant);
  return (
    <button
      type="button"
      className="pin"
      aria-pressed={isPinned}
      aria-label={t`Keep ${name} on the strip`}
      title={isPinned ? t`Unpin` : t`Pin`}
      data-testid="pin-button"
      onClick={() => settings.setState((state) => withPin(state, participantId, !isPinned))}
    >
      <span>
        <Pin size={15} fill={isPinned ? 'currentColor' : 'none'} />
      </span>
    </button>
  );
}
