import type { ReactNode } from 'react';
import { layOutTiles } from '#app/features/live/room/tile-layout.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { classOf49, TILES } from '../class-of-49.ts';

const PEOPLE = classOf49();

/** The same boxes and styles as the product's grid. `tile` gives what lies on each tile beside initials and name. */
export function PeerGrid({ tile }: { tile(participant: ParticipantInfo): ReactNode }) {
  const layout = layOutTiles({ widthPx: window.innerWidth, heightPx: window.innerHeight, count: TILES });
  return (
    <ul
      style={{
        display: 'grid',
        gap: 8,
        margin: 0,
        padding: 0,
        gridTemplateColumns: `repeat(${layout.columns}, ${layout.tileWidthPx}px)`,
        gridAutoRows: `${layout.tileHeightPx}px`,
      }}
    >
      {PEOPLE.map((participant) => (
        <li className="tile" data-testid="tile" key={participant.participantId}>
          <span className="initials" aria-hidden="true">
            <span>{participant.displayName.slice(0, 1)}</span>
          </span>
          <span className="tile-name">
            <span className="ell">{participant.displayName}</span>
          </span>
          {tile(participant)}
        </li>
      ))}
    </ul>
  );
}
