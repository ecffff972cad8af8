import { type CSSProperties, useRef } from 'react';
import { useRoom } from '../live-session-context.tsx';
import { OwnTile, ParticipantTile } from './ParticipantTile.tsx';
import { pageOf, stripTileCount } from './tile-layout.ts';
import { useSize } from './use-on-screen.ts';

/** You, then the others, page by page. Stable order: in sport everybody pants, so nobody is sorted by sound. */
export function TileStrip({ page, onPage }: { page: number; onPage(page: number): void }) {
  const ref = useRef<HTMLUListElement>(null);
  const { widthPx } = useSize(ref);
  const participants = useRoom((state) => state.others);
  const others = participants.filter(({ role }) => role === 'participant');
  const places = stripTileCount(widthPx);
  const fitsAll = others.length + 1 <= places;
  const pageSize = fitsAll ? places - 1 : Math.max(1, places - 2);
  const shown = pageOf(others, pageSize, page);
  const hiddenCount = others.length - shown.items.length;
  const isLastPage = shown.page === shown.pageCount - 1;
  return (
    <ul
      ref={ref}
      className="strip"
      style={{ '--places': places } as CSSProperties}
      aria-label={`Participants, page ${shown.page + 1} of ${shown.pageCount}`}
    >
      <OwnTile />
      {widthPx > 0 &&
        shown.items.map((participant) => <ParticipantTile key={participant.participantId} participant={participant} />)}
      {hiddenCount > 0 && (
        <li className="tile more">
          <button type="button" onClick={() => onPage(isLastPage ? 0 : shown.page + 1)}>
            <b>+{hiddenCount}</b>
            {isLastPage ? 'first page' : 'next page'}
          </button>
        </li>
      )}
    </ul>
  );
}
