import { describe, expect, it } from 'vitest';
import { layOutTiles, pageOf, stripTileCount } from './tile-layout.ts';

const grid = (widthPx: number, heightPx: number, count: number) => {
  const { columns, rows, pageSize } = layOutTiles({ widthPx, heightPx, count });
  return pageSize < count ? `pages of ${pageSize}` : `${columns}×${rows}`;
};

describe('the tile grid, as in the table of the interface design', () => {
  it.each([
    [1, '1×1'],
    [2, '2×1'],
    [3, '2×2'],
    [4, '2×2'],
    [5, '3×2'],
    [6, '3×2'],
    [7, '3×3'],
    [9, '3×3'],
    [10, '4×3'],
    [12, '4×3'],
    [13, '4×4'],
    [16, '4×4'],
    [17, '5×4'],
    [20, '5×4'],
    [21, '6×4'],
    [25, '5×5'],
    [30, '6×5'],
    [36, 'pages of 30'],
    [49, 'pages of 30'],
    [60, 'pages of 30'],
  ])('on a 1440 screen %i people are %s', (count, expected) => {
    expect(grid(1056, 616, count)).toBe(expected);
  });

  it.each([
    [1, '1×1'],
    [2, '2×1'],
    [4, '2×2'],
    [6, '3×2'],
    [7, '4×2'],
    [9, '3×3'],
    [12, '4×3'],
    [13, '5×3'],
    [16, '4×4'],
    [20, '5×4'],
    [21, '6×4'],
    [25, '5×5'],
    [30, '6×5'],
    [36, '6×6'],
    [49, '9×6'],
    [60, 'pages of 54'],
  ])('on a 1920 screen %i people are %s', (count, expected) => {
    expect(grid(1536, 780, count)).toBe(expected);
  });

  it.each([
    ['1440 × 900', 1068, 739],
    ['1280 × 720', 908, 559],
  ])('puts two people side by side on a whole %s screen', (_screen, widthPx, heightPx) => {
    expect(grid(widthPx, heightPx, 2)).toBe('2×1');
  });

  it('stacks two people on an upright phone', () => {
    expect(grid(370, 600, 2)).toBe('1×2');
  });

  it('never makes a tile too small to read', () => {
    for (const count of [1, 7, 49, 200]) {
      const { tileWidthPx, tileHeightPx } = layOutTiles({ widthPx: 1056, heightPx: 616, count });
      expect(tileWidthPx).toBeGreaterThanOrEqual(160);
      expect(tileHeightPx).toBeGreaterThanOrEqual(112);
    }
  });

  it('shows one at a time where nothing fits', () => {
    expect(layOutTiles({ widthPx: 100, heightPx: 80, count: 5 }).pageSize).toBe(1);
  });
});

describe('the strip', () => {
  it('has three to eight tiles', () => {
    expect([200, 470, 988, 5000].map(stripTileCount)).toEqual([3, 3, 6, 8]);
  });

  it('stays on a page that exists when people leave', () => {
    expect(pageOf(['a', 'b', 'c'], 2, 5)).toEqual({ items: ['c'], page: 1, pageCount: 2 });
    expect(pageOf([], 2, 1)).toEqual({ items: [], page: 0, pageCount: 1 });
  });
});
