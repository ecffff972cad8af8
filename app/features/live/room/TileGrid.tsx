import { ChevronLeft, ChevronRight, UserRound } from 'lucide-react';
import { useRef } from 'react';
import { useRoom } from '../live-session-context.tsx';
import { ParticipantTile } from './ParticipantTile.tsx';
import { layOutTiles, pageOf } from './tile-layout.ts';
import { useSize } from './use-on-screen.ts';

/** The class as the instructor sees it: as many tiles as stay readable, the rest on further pages. */
export function TileGrid({ page, onPage }: { page: number; onPage(page: number): void }) {
  const ref = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = useSize(ref);
  const participants = useRoom((state) => state.others);
  const layout = layOutTiles({ widthPx, heightPx, count: Math.max(1, participants.length) });
  const shown = pageOf(participants, layout.pageSize, page);
  return (
    <div className="grid-area">
      <div className="grid-box" ref={ref}>
        {participants.length === 0 && (
          <div className="center-message">
            <span className="glyph">
              <UserRound size={30} />
            </span>
            <p className="strong-line">Nobody is here yet</p>
            <p className="muted">The room is open. Participants join from the class page.</p>
          </div>
        )}
        {widthPx > 0 && participants.length > 0 && (
          <ul
            className="tile-grid"
            style={{
              gridTemplateColumns: `repeat(${layout.columns}, ${layout.tileWidthPx}px)`,
              gridAutoRows: `${layout.tileHeightPx}px`,
            }}
            aria-label={`Class, page ${shown.page + 1} of ${shown.pageCount}`}
          >
            {shown.items.map((participant) => (
              <ParticipantTile
                key={participant.participantId}
                participant={participant}
                markSize={layout.tileWidthPx > 320 ? 32 : 23}
              />
            ))}
          </ul>
        )}
      </div>
      {shown.pageCount > 1 && (
        <nav className="grid-pages" aria-label="Pages of the class">
          <button type="button" className="btn" disabled={shown.page === 0} onClick={() => onPage(shown.page - 1)}>
            <ChevronLeft size={18} aria-label="Previous page" />
          </button>
          <span className="muted">
            {shown.page + 1} of {shown.pageCount}
          </span>
          <button
            type="button"
            className="btn"
            disabled={shown.page === shown.pageCount - 1}
            onClick={() => onPage(shown.page + 1)}
          >
            <ChevronRight size={18} aria-label="Next page" />
          </button>
        </nav>
      )}
    </div>
  );
}
