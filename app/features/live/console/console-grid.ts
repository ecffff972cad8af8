import type { ParticipantId } from '#core/ids.ts';
import type { Place, Rect } from './console-layout.ts';

/** What both forms of the console keep apart, px. */
export const LINE_PX = 24;
export const LINE_GAP_PX = 9;
export const GAP_PX = 8;
export const SPOTLIGHT_ASPECT = 16 / 9;

/** Cells of one size, row by row from the upper left. */
export type Grid = {
  xPx: number;
  yPx: number;
  columns: number;
  cellWidthPx: number;
  cellHeightPx: number;
  gapPx: number;
};

export function cellOf({ xPx, yPx, columns, cellWidthPx, cellHeightPx, gapPx }: Grid, index: number): Rect {
  return {
    xPx: xPx + (index % columns) * (cellWidthPx + gapPx),
    yPx: yPx + Math.floor(index / columns) * (cellHeightPx + gapPx),
    widthPx: cellWidthPx,
    heightPx: cellHeightPx,
  };
}

/** One after the other into the cells from `first` on. */
export function placeIn(
  grid: Grid,
  people: readonly ParticipantId[],
  { kind, first = 0 }: { kind: Place['kind']; first?: number },
): Place[] {
  return people.map((participantId, index) => ({ participantId, kind, rect: cellOf(grid, first + index) }));
}
