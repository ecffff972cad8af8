export type TileLayout = {
  columns: number;
  rows: number;
  tileWidthPx: number;
  tileHeightPx: number;
  /** Tiles on one page. */
  pageSize: number;
};

/** Below this a number on a tile cannot be read across a room; more people then go to further pages. */
const TILE_MIN_WIDTH_PX = 160;
const TILE_MIN_HEIGHT_PX = 112;
/** From a little wider than high to 16:9. */
const ASPECT_MIN = 1.2;
const ASPECT_MAX = 1.78;
/** An empty cell costs a quarter of a tile's area. */
const EMPTY_CELL_COST = 0.25;
/** Fewer rows without more empty cells win over this much more area: people side by side are compared at one glance. */
const FEWER_ROWS_WORTH = 0.05;

/** The grid that gives `count` people the most area, or pages of the most people whose tiles stay readable. */
export function layOutTiles({
  widthPx,
  heightPx,
  count,
  gapPx = 8,
}: {
  widthPx: number;
  heightPx: number;
  count: number;
  gapPx?: number;
}): TileLayout {
  const all = bestGrid({ widthPx, heightPx, count, gapPx });
  if (isReadable(all)) return all;
  const columnsMax = Math.floor((widthPx + gapPx) / (TILE_MIN_WIDTH_PX + gapPx));
  const rowsMax = Math.floor((heightPx + gapPx) / (TILE_MIN_HEIGHT_PX + gapPx));
  for (let pageSize = Math.min(count - 1, columnsMax * rowsMax); pageSize > 1; pageSize -= 1) {
    const page = bestGrid({ widthPx, heightPx, count: pageSize, gapPx });
    if (isReadable(page)) return page;
  }
  return bestGrid({ widthPx, heightPx, count: 1, gapPx });
}

function isReadable({ tileWidthPx, tileHeightPx }: TileLayout): boolean {
  return tileWidthPx >= TILE_MIN_WIDTH_PX && tileHeightPx >= TILE_MIN_HEIGHT_PX;
}

function bestGrid({
  widthPx,
  heightPx,
  count,
  gapPx,
}: {
  widthPx: number;
  heightPx: number;
  count: number;
  gapPx: number;
}): TileLayout {
  let best: TileLayout = { columns: 1, rows: 1, tileWidthPx: 0, tileHeightPx: 0, pageSize: Math.max(1, count) };
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    let width = (widthPx - (columns - 1) * gapPx) / columns;
    let height = (heightPx - (rows - 1) * gapPx) / rows;
    if (width <= 0 || height <= 0) continue;
    if (width / height > ASPECT_MAX) width = height * ASPECT_MAX;
    else if (width / height < ASPECT_MIN) height = width / ASPECT_MIN;
    const area = width * height;
    const score = area * count - EMPTY_CELL_COST * area * (columns * rows - count);
    const isFlatter = rows < best.rows && columns * rows <= best.columns * best.rows;
    if (score <= bestScore * (isFlatter ? 1 - FEWER_ROWS_WORTH : 1)) continue;
    bestScore = score;
    best = { columns, rows, tileWidthPx: Math.floor(width), tileHeightPx: Math.floor(height), pageSize: count };
  }
  return best;
}

/** Tiles in the participant's strip, the own one among them. */
export function stripTileCount(widthPx: number): number {
  return Math.min(8, Math.max(3, Math.floor((widthPx + 10) / 160)));
}

/** Cuts a list into pages; a page that no longer exists is the last one that does. */
export function pageOf<Item>(
  items: readonly Item[],
  pageSize: number,
  wanted: number,
): { items: Item[]; page: number; pageCount: number } {
  const size = Math.max(1, pageSize);
  const pageCount = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pageCount - 1);
  return { items: items.slice(page * size, (page + 1) * size), page, pageCount };
}
