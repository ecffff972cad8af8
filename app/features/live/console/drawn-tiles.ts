import type { ParticipantId, Slot } from '#core/ids.ts';
import type { ReasonKind } from './attention.ts';
import { BADGE_HEIGHT_PX, BADGE_WIDTH_PX } from './badge-sprites.ts';
import type { Place, Rect } from './console-layout.ts';
import { NARROW_PX } from './console-layout-narrow.ts';
import { CARD_PICTURE_PX } from './console-layout-wide.ts';
import type { DrawnTile } from './tile-painter.ts';

/** How long a tile moves to another place: `--t-slow`. */
const MOVE_MS = 360;

/** What the canvas shows on which place. Cards and the spotlight have a large number of their own. */
export function drawnTiles(
  places: readonly Place[],
  {
    slotOf,
    reasons,
    widthPx,
    rectsBefore,
  }: {
    slotOf(participantId: ParticipantId): Slot | null;
    reasons: ReadonlyMap<ParticipantId, ReasonKind>;
    /** Of the grid. */
    widthPx: number;
    /** Where everybody was; who is somewhere else now is on the way. */
    rectsBefore: ReadonlyMap<string, Rect>;
  },
): DrawnTile[] {
  return places.flatMap((place): DrawnTile[] => {
    const { participantId, kind, rect } = place;
    const slot = slotOf(participantId);
    if (slot === null) return [];
    const reason = reasons.get(participantId);
    // In a card without a signal words stand in its place.
    const isInWords = kind === 'card' && (reason === 'strap-lost' || reason === 'no-reading');
    const spark = isInWords ? null : sparkRect(place, widthPx);
    const before = rectsBefore.get(participantId);
    return [
      {
        slot,
        badge: kind === 'tile' ? badgeRect(rect) : null,
        spark: spark === null ? null : { rect: spark, hasPlate: kind !== 'card' },
        restsForMs: before === undefined || isSameRect(before, rect) ? 0 : MOVE_MS,
      },
    ];
  });
}

/** The lower left corner of a tile. */
function badgeRect({ xPx, yPx, heightPx }: Rect): Rect {
  return { xPx, yPx: yPx + heightPx - BADGE_HEIGHT_PX, widthPx: BADGE_WIDTH_PX, heightPx: BADGE_HEIGHT_PX };
}

/** Below the words of a card, in the corner of a tile; nothing where it would cover the number. */
function sparkRect({ kind, rect }: Place, gridWidthPx: number): Rect | null {
  if (kind === 'card') {
    if (gridWidthPx < NARROW_PX) return null;
    const pictureBottomPx = rect.yPx + Math.min(CARD_PICTURE_PX, rect.heightPx - 80);
    return { xPx: rect.xPx + 8, yPx: pictureBottomPx + 42, widthPx: rect.widthPx - 16, heightPx: 32 };
  }
  const widthPx = Math.min(84, rect.widthPx - 98);
  if (widthPx < 40) return null;
  const heightPx = 30;
  return { xPx: rect.xPx + rect.widthPx - widthPx, yPx: rect.yPx + rect.heightPx - heightPx, widthPx, heightPx };
}

function isSameRect(a: Rect, b: Rect): boolean {
  return a.xPx === b.xPx && a.yPx === b.yPx && a.widthPx === b.widthPx && a.heightPx === b.heightPx;
}
