import { pageOf } from '../room/tile-layout.ts';
import { cellOf, GAP_PX, type Grid, LINE_GAP_PX, LINE_PX, placeIn, SPOTLIGHT_ASPECT } from './console-grid.ts';
import type { ConsoleLayout, LayoutWish, Place, Rect } from './console-layout.ts';

/** Below this width the page scrolls: cards with the picture beside the words, and small tiles. */
export const NARROW_PX = 600;
const CARD_PX = 92;
/** A phone on its side has room for two cards side by side. */
const CARD_MIN_WIDTH_PX = 230;
const TILE_MIN_WIDTH_PX = 150;
const TILE_ASPECT = 1.2;
const ROWS_PER_PAGE = 4;
/** What a spotlight may take of the height that is seen. */
const SPOTLIGHT_SHARE = 0.62;
/** With buttons that a finger hits. */
const PAGES_LINE_PX = 44;

export function layOutNarrow({ widthPx, heightPx, attention, rest, spotlight, page }: LayoutWish): ConsoleLayout {
  const places: Place[] = [];
  let yPx = 0;
  // Whoever is looked at comes first: what one asked for must not lie below what one sees.
  if (spotlight !== null) {
    const rect = spotlightRect({ widthPx, heightPx });
    places.push({ participantId: spotlight, kind: 'spotlight', rect });
    yPx += rect.heightPx + LINE_GAP_PX;
  }

  const attentionLine = attention.length === 0 ? null : { xPx: 0, yPx, widthPx, heightPx: LINE_PX };
  if (attentionLine !== null) {
    yPx += LINE_PX + LINE_GAP_PX;
    const cards = gridOf({ widthPx, yPx, columns: columnsOf(widthPx, CARD_MIN_WIDTH_PX), heightPx: () => CARD_PX });
    places.push(...placeIn(cards, attention, { kind: 'card' }));
    widenLast(places, { grid: cards, count: attention.length, widthPx });
    yPx += Math.ceil(attention.length / cards.columns) * (CARD_PX + GAP_PX);
  }

  const columns = Math.max(2, columnsOf(widthPx, TILE_MIN_WIDTH_PX));
  const shown = pageOf(rest, columns * ROWS_PER_PAGE, page);
  const restLine: Rect = { xPx: 0, yPx, widthPx, heightPx: shown.pageCount > 1 ? PAGES_LINE_PX : LINE_PX };
  yPx += restLine.heightPx + LINE_GAP_PX;
  const tiles = gridOf({ widthPx, yPx, columns, heightPx: (cellWidthPx) => Math.round(cellWidthPx / TILE_ASPECT) });
  places.push(...placeIn(tiles, shown.items, { kind: 'tile' }));
  const rows = Math.ceil(shown.items.length / columns);
  return {
    places,
    attentionLine,
    restLine,
    restCount: rest.length,
    spare: shown.items.length % columns === 0 ? null : cellOf(tiles, shown.items.length),
    page: shown.page,
    pageCount: shown.pageCount,
    heightPx: yPx + rows * (tiles.cellHeightPx + GAP_PX),
    isNarrow: true,
  };
}

function spotlightRect({ widthPx, heightPx }: { widthPx: number; heightPx: number }): Rect {
  const highestPx = Math.max(CARD_PX * 2, heightPx * SPOTLIGHT_SHARE);
  const shownHeightPx = Math.round(Math.min(widthPx / SPOTLIGHT_ASPECT, highestPx));
  return {
    xPx: 0,
    yPx: 0,
    widthPx: Math.min(widthPx, Math.round(shownHeightPx * SPOTLIGHT_ASPECT)),
    heightPx: shownHeightPx,
  };
}

function columnsOf(widthPx: number, minWidthPx: number): number {
  return Math.max(1, Math.floor((widthPx + GAP_PX) / (minWidthPx + GAP_PX)));
}

function gridOf({
  widthPx,
  yPx,
  columns,
  heightPx,
}: {
  widthPx: number;
  yPx: number;
  columns: number;
  heightPx(cellWidthPx: number): number;
}): Grid {
  const cellWidthPx = Math.floor((widthPx - (columns - 1) * GAP_PX) / columns);
  return { xPx: 0, yPx, columns, cellWidthPx, cellHeightPx: heightPx(cellWidthPx), gapPx: GAP_PX };
}

/** A card that has nobody beside it takes the whole row. */
function widenLast(places: Place[], { grid, count, widthPx }: { grid: Grid; count: number; widthPx: number }): void {
  const last = places.at(-1);
  if (last === undefined || count % grid.columns !== 1) return;
  last.rect = { ...last.rect, widthPx };
}
