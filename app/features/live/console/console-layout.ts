import type { ParticipantId } from '#core/ids.ts';
import { layOutTiles, pageOf } from '../room/tile-layout.ts';

export type Place = {
  participantId: ParticipantId;
  /** `card`: with the reason in words; `tile`: one of the rest; `spotlight`: large. */
  kind: 'card' | 'tile' | 'spotlight';
  rect: Rect;
};
export type Rect = { xPx: number; yPx: number; widthPx: number; heightPx: number };

export type ConsoleLayout = {
  /** In reading order. Who is on another page has no place. */
  places: Place[];
  /** Where the line above the rest stands; above it are the cards. */
  restLineYPx: number;
  restCount: number;
  /** A cell that nobody needs, for the note about who keeps it private. */
  spare: Rect | null;
  page: number;
  pageCount: number;
  heightPx: number;
};

const LINE_PX = 24;
const LINE_GAP_PX = 9;
const GAP_PX = 8;
const CARD_GAP_PX = 10;
const CARD_MIN_WIDTH_PX = 222;
const CARDS_MAX = 6;
/** Picture and words of a card. */
export const CARD_PICTURE_PX = 116;
export const CARD_HEIGHT_PX = 196;
/** On a low screen the picture gives way to the rest of the class. */
const CARD_LOW_PX = 148;
const LOW_SCREEN_PX = 560;
const SPOTLIGHT_SHARE = 0.62;
const SPOTLIGHT_ASPECT = 16 / 9;

/** Below this width the page scrolls: one card under the other, two tiles side by side. */
export const NARROW_PX = 600;
const NARROW_CARD_PX = 84;
const NARROW_TILES = 8;
const NARROW_ASPECT = 1.2;

type Wanted = {
  widthPx: number;
  heightPx: number;
  attention: readonly ParticipantId[];
  rest: readonly ParticipantId[];
  spotlight: ParticipantId | null;
  page: number;
};

/** Who is where. On wide screens all of it fits the height that is there; the rest of the rest is on further pages. */
export function layOutConsole(wanted: Wanted): ConsoleLayout {
  const attention = wanted.attention.filter((each) => each !== wanted.spotlight);
  const rest = wanted.rest.filter((each) => each !== wanted.spotlight);
  return wanted.widthPx < NARROW_PX
    ? layOutNarrow({ ...wanted, attention, rest })
    : layOutWide({ ...wanted, attention, rest });
}

function layOutWide({ widthPx, heightPx, attention, rest, spotlight, page }: Wanted): ConsoleLayout {
  const columns = Math.max(
    1,
    Math.min(CARDS_MAX, Math.floor((widthPx + CARD_GAP_PX) / (CARD_MIN_WIDTH_PX + CARD_GAP_PX))),
  );
  const cardWidthPx = Math.floor((widthPx - (columns - 1) * CARD_GAP_PX) / columns);
  const cardHeightPx = heightPx < LOW_SCREEN_PX ? CARD_LOW_PX : CARD_HEIGHT_PX;
  const carded = attention.slice(0, columns);
  const places: Place[] = carded.map((participantId, column) => ({
    participantId,
    kind: 'card',
    rect: {
      xPx: column * (cardWidthPx + CARD_GAP_PX),
      yPx: LINE_PX + LINE_GAP_PX,
      widthPx: cardWidthPx,
      heightPx: cardHeightPx,
    },
  }));
  const hasCards = carded.length > 0;
  const restLineYPx = hasCards ? LINE_PX + LINE_GAP_PX + cardHeightPx + LINE_GAP_PX + 3 : 0;
  const area: Rect = {
    xPx: 0,
    yPx: restLineYPx + LINE_PX + LINE_GAP_PX,
    widthPx,
    heightPx: Math.max(0, heightPx - restLineYPx - LINE_PX - LINE_GAP_PX),
  };
  // Those for whom there is no card come first among the rest.
  const tiled = [...attention.slice(columns), ...rest];
  const left = spotlight === null ? area : besideSpotlight(area, tiled.length > 0);
  if (spotlight !== null) {
    const large = { ...area, widthPx: tiled.length > 0 ? area.widthPx - left.widthPx - GAP_PX : area.widthPx };
    places.push({ participantId: spotlight, kind: 'spotlight', rect: fitted(large) });
  }
  const grid = placeTiles(left, tiled, { page, isCentred: !hasCards && spotlight === null });
  return {
    ...grid,
    places: [...places, ...grid.places],
    restLineYPx,
    restCount: tiled.length + (spotlight === null ? 0 : 1),
    heightPx,
  };
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

type Grid = Pick<ConsoleLayout, 'places' | 'spare' | 'page' | 'pageCount'>;

function placeTiles(
  area: Rect,
  people: readonly ParticipantId[],
  { page: wantedPage, isCentred }: { page: number; isCentred: boolean },
): Grid {
  if (people.length === 0 || area.widthPx <= 0 || area.heightPx <= 0) {
    return { places: [], spare: null, page: 0, pageCount: 1 };
  }
  const { columns, rows, tileWidthPx, tileHeightPx, pageSize } = layOutTiles({
    widthPx: area.widthPx,
    heightPx: area.heightPx,
    count: people.length,
    gapPx: GAP_PX,
  });
  const shown = pageOf(people, pageSize, wantedPage);
  const sideways = Math.floor((area.widthPx - columns * tileWidthPx - (columns - 1) * GAP_PX) / 2);
  const freePx = area.heightPx - rows * tileHeightPx - (rows - 1) * GAP_PX;
  const down = isCentred && shown.pageCount === 1 ? Math.floor(freePx / 2) : 0;
  const cell = (index: number): Rect => ({
    xPx: area.xPx + Math.max(0, sideways) + (index % columns) * (tileWidthPx + GAP_PX),
    yPx: area.yPx + Math.max(0, down) + Math.floor(index / columns) * (tileHeightPx + GAP_PX),
    widthPx: tileWidthPx,
    heightPx: tileHeightPx,
  });
  return {
    places: shown.items.map((participantId, index) => ({ participantId, kind: 'tile', rect: cell(index) })),
    spare: shown.items.length < columns * rows ? cell(shown.items.length) : null,
    page: shown.page,
    pageCount: shown.pageCount,
  };
}

function layOutNarrow({ widthPx, attention, rest, spotlight, page }: Wanted): ConsoleLayout {
  const places: Place[] = [];
  let yPx = attention.length > 0 ? LINE_PX + LINE_GAP_PX : 0;
  for (const participantId of attention) {
    places.push({ participantId, kind: 'card', rect: { xPx: 0, yPx, widthPx, heightPx: NARROW_CARD_PX } });
    yPx += NARROW_CARD_PX + GAP_PX;
  }
  const restLineYPx = yPx;
  yPx += LINE_PX + LINE_GAP_PX;
  if (spotlight !== null) {
    const heightPx = Math.round(widthPx / SPOTLIGHT_ASPECT);
    places.push({ participantId: spotlight, kind: 'spotlight', rect: { xPx: 0, yPx, widthPx, heightPx } });
    yPx += heightPx + GAP_PX;
  }
  const tileWidthPx = Math.floor((widthPx - GAP_PX) / 2);
  const tileHeightPx = Math.round(tileWidthPx / NARROW_ASPECT);
  const shown = pageOf(rest, NARROW_TILES, page);
  const cell = (index: number): Rect => ({
    xPx: (index % 2) * (tileWidthPx + GAP_PX),
    yPx: yPx + Math.floor(index / 2) * (tileHeightPx + GAP_PX),
    widthPx: tileWidthPx,
    heightPx: tileHeightPx,
  });
  shown.items.forEach((participantId, index) => {
    places.push({ participantId, kind: 'tile', rect: cell(index) });
  });
  const count = shown.items.length;
  return {
    places,
    restLineYPx,
    restCount: rest.length + (spotlight === null ? 0 : 1),
    spare: count % 2 === 1 ? cell(count) : null,
    page: shown.page,
    pageCount: shown.pageCount,
    heightPx: yPx + Math.ceil(count / 2) * (tileHeightPx + GAP_PX),
  };
}
