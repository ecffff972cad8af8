import type { ParticipantId } from '#core/ids.ts';
import { layOutTiles, pageOf, type TileLayout } from '../room/tile-layout.ts';
import { cellOf, GAP_PX, type Grid, LINE_GAP_PX, LINE_PX, placeIn, SPOTLIGHT_ASPECT } from './console-grid.ts';
import type { ConsoleLayout, LayoutWish, Place, Rect } from './console-layout.ts';

const CARD_GAP_PX = 10;
const CARD_MIN_WIDTH_PX = 222;
const CARD_MAX_WIDTH_PX = 380;
const CARDS_MAX = 6;
/** Picture and words of a card. */
export const CARD_HEIGHT_PX = 196;
export const CARD_PICTURE_PX = 116;
/** On a low screen the picture gives way to the rest of the class. */
const CARD_LOW_PX = 148;
const LOW_SCREEN_PX = 560;
const SPOTLIGHT_SHARE = 0.62;

export function layOutWide(wish: LayoutWish): ConsoleLayout {
  const cards = cardGrid(wish);
  const carded = wish.attention.slice(0, cards.columns);
  // Those for whom there is no card come first among the rest.
  const tiled = [...wish.attention.slice(cards.columns), ...wish.rest];
  const alone = stretched(cards, { count: carded.length, widthPx: wish.widthPx });
  const below = layOutBelow(wish, { cards: alone, carded, tiled, besideCount: 0 });
  if (carded.length === 0) return below.layout;

  // Cards do not leave their row half empty: the first of the rest stand beside them, unless there is more room below.
  const besideCount = Math.min(tiled.length, cards.columns - carded.length);
  const isRoomier = below.tiles === null || below.tiles.tileWidthPx > cards.cellWidthPx;
  if (besideCount === 0 || isRoomier) return below.layout;
  return layOutBelow(wish, { cards, carded, tiled, besideCount }).layout;
}

function cardGrid({ widthPx, heightPx }: LayoutWish): Grid {
  const fitting = Math.floor((widthPx + CARD_GAP_PX) / (CARD_MIN_WIDTH_PX + CARD_GAP_PX));
  const columns = Math.max(1, Math.min(CARDS_MAX, fitting));
  return {
    xPx: 0,
    yPx: LINE_PX + LINE_GAP_PX,
    columns,
    cellWidthPx: Math.floor((widthPx - (columns - 1) * CARD_GAP_PX) / columns),
    cellHeightPx: heightPx < LOW_SCREEN_PX ? CARD_LOW_PX : CARD_HEIGHT_PX,
    gapPx: CARD_GAP_PX,
  };
}

/** Fewer cards are wider, up to a point. */
function stretched(cards: Grid, { count, widthPx }: { count: number; widthPx: number }): Grid {
  if (count === 0) return cards;
  const cellWidthPx = Math.floor((widthPx - (count - 1) * cards.gapPx) / count);
  return {
    ...cards,
    columns: count,
    cellWidthPx: Math.max(cards.cellWidthPx, Math.min(CARD_MAX_WIDTH_PX, cellWidthPx)),
  };
}

type Parts = {
  cards: Grid;
  carded: readonly ParticipantId[];
  tiled: readonly ParticipantId[];
  /** How many of the rest stand in the row of the cards. */
  besideCount: number;
};

function layOutBelow(
  { widthPx, heightPx, spotlight, page }: LayoutWish,
  { cards, carded, tiled, besideCount }: Parts,
): { layout: ConsoleLayout; tiles: TileLayout | null } {
  const hasCards = carded.length > 0;
  const isBeside = besideCount > 0;
  const cardsEndPx = hasCards ? cards.yPx + cards.cellHeightPx : 0;
  const restLine = isBeside
    ? lineFrom(cellOf(cards, carded.length).xPx, widthPx)
    : { ...lineFrom(0, widthPx), yPx: hasCards ? cardsEndPx + LINE_GAP_PX + 3 : 0 };
  const areaYPx = isBeside ? cardsEndPx + CARD_GAP_PX : restLine.yPx + LINE_PX + LINE_GAP_PX;
  const area: Rect = { xPx: 0, yPx: areaYPx, widthPx, heightPx: Math.max(0, heightPx - areaYPx) };

  const belowCount = tiled.length - besideCount;
  const left = spotlight === null ? area : besideSpotlight(area, belowCount > 0);
  const tiles = tilesIn(left, belowCount);
  const shown = pageOf(tiled, besideCount + (tiles?.pageSize ?? 0), page);
  const places: Place[] = placeIn(cards, carded, { kind: 'card' });
  places.push(...placeIn(cards, shown.items.slice(0, besideCount), { kind: 'tile', first: carded.length }));
  if (spotlight !== null) {
    const large = { ...area, widthPx: belowCount > 0 ? area.widthPx - left.widthPx - GAP_PX : area.widthPx };
    places.push({ participantId: spotlight, kind: 'spotlight', rect: fitted(large) });
  }
  const rest = shown.items.slice(besideCount);
  const isCentred = !hasCards && spotlight === null && shown.pageCount === 1;
  const grid = tiles === null ? null : gridIn(left, tiles, { isCentred });
  if (grid !== null) places.push(...placeIn(grid, rest, { kind: 'tile' }));
  const isFull = tiles === null || rest.length >= tiles.columns * tiles.rows;
  return {
    tiles,
    layout: {
      places,
      attentionLine: hasCards
        ? { ...lineFrom(0, widthPx), widthPx: isBeside ? restLine.xPx - CARD_GAP_PX : widthPx }
        : null,
      restLine,
      restCount: tiled.length + (spotlight === null ? 0 : 1),
      spare: grid === null || isFull ? null : cellOf(grid, rest.length),
      page: shown.page,
      pageCount: shown.pageCount,
      heightPx,
      isNarrow: false,
    },
  };
}

function lineFrom(xPx: number, endPx: number): Rect {
  return { xPx, yPx: 0, widthPx: endPx - xPx, heightPx: LINE_PX };
}

function besideSpotlight(area: Rect, isShared: boolean): Rect {
  if (!isShared) return { ...area, widthPx: 0 };
  const largePx = Math.floor(Math.min(area.widthPx * SPOTLIGHT_SHARE, area.heightPx * SPOTLIGHT_ASPECT));
  return { ...area, xPx: largePx + GAP_PX, widthPx: area.widthPx - largePx - GAP_PX };
}

/** As high as the area, no wider than a picture. */
function fitted(area: Rect): Rect {
  return { ...area, widthPx: Math.min(area.widthPx, Math.round(area.heightPx * SPOTLIGHT_ASPECT)) };
}

function tilesIn({ widthPx, heightPx }: Rect, count: number): TileLayout | null {
  if (count === 0 || widthPx <= 0 || heightPx <= 0) return null;
  return layOutTiles({ widthPx, heightPx, count, gapPx: GAP_PX });
}

function gridIn(
  area: Rect,
  { columns, rows, tileWidthPx, tileHeightPx }: TileLayout,
  { isCentred }: { isCentred: boolean },
): Grid {
  const sidewaysPx = area.widthPx - columns * tileWidthPx - (columns - 1) * GAP_PX;
  const downPx = isCentred ? area.heightPx - rows * tileHeightPx - (rows - 1) * GAP_PX : 0;
  return {
    xPx: area.xPx + Math.max(0, Math.floor(sidewaysPx / 2)),
    yPx: area.yPx + Math.max(0, Math.floor(downPx / 2)),
    columns,
    cellWidthPx: tileWidthPx,
    cellHeightPx: tileHeightPx,
    gapPx: GAP_PX,
  };
}
