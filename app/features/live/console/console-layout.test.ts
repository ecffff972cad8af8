import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import { type ConsoleLayout, layOutConsole, type Rect } from './console-layout.ts';

const people = (count: number, prefix = 'p') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}` as ParticipantId);
/** Room for cards and tiles on a screen of 1440 × 900. */
const DESKTOP = { widthPx: 1068, heightPx: 612 };
const lay = (options: Partial<Parameters<typeof layOutConsole>[0]>) =>
  layOutConsole({ ...DESKTOP, attention: [], rest: [], spotlight: null, page: 0, ...options });
const kinds = ({ places }: ConsoleLayout) => ({
  cards: places.filter(({ kind }) => kind === 'card').length,
  tiles: places.filter(({ kind }) => kind === 'tile').length,
});
const overlaps = (a: Rect, b: Rect) =>
  a.xPx < b.xPx + b.widthPx && b.xPx < a.xPx + a.widthPx && a.yPx < b.yPx + b.heightPx && b.yPx < a.yPx + a.heightPx;

describe('on a screen of 1440 × 900', () => {
  it('fifteen people are four cards and eleven tiles on one page, with a cell for the note', () => {
    const layout = lay({ attention: people(4, 'a'), rest: people(11) });
    expect(kinds(layout)).toEqual({ cards: 4, tiles: 11 });
    expect([layout.pageCount, layout.spare !== null]).toEqual([1, true]);
    expect(layout.places[0]?.rect).toEqual({ xPx: 0, yPx: 33, widthPx: 259, heightPx: 196 });
  });

  it('a fifth who needs attention leads the rest', () => {
    const layout = lay({ attention: people(5, 'a'), rest: people(3) });
    expect(kinds(layout)).toEqual({ cards: 4, tiles: 4 });
    expect(layout.places[4]).toMatchObject({ participantId: 'a4', kind: 'tile' });
  });

  it('when nobody needs attention the class has all of the height', () => {
    const { attentionLine, restLine } = lay({ rest: people(4) });
    expect([attentionLine, restLine.yPx]).toEqual([null, 0]);
  });

  it('one who needs attention does not leave a row empty: the first of the rest stand beside', () => {
    const layout = lay({ attention: people(1, 'a'), rest: people(13) });
    expect(kinds(layout)).toEqual({ cards: 1, tiles: 13 });
    const [card, ...tiles] = layout.places.map(({ rect }) => rect);
    expect(tiles.slice(0, 3).map(({ yPx, heightPx }) => [yPx, heightPx])).toEqual(
      Array.from({ length: 3 }, () => [card?.yPx, card?.heightPx]),
    );
    expect(layout.restLine).toMatchObject({ xPx: tiles[0]?.xPx, yPx: layout.attentionLine?.yPx });
    for (const below of tiles.slice(3)) expect(below.widthPx).toBeLessThan(tiles[0]!.widthPx);
  });

  it('few people keep their large tiles below the cards', () => {
    const layout = lay({ attention: people(1, 'a'), rest: people(3) });
    const [card, ...tiles] = layout.places.map(({ rect }) => rect);
    for (const tile of tiles) expect(tile.yPx).toBeGreaterThan(card!.yPx + card!.heightPx);
  });

  it('the spotlight is larger than anybody else and nobody is lost', () => {
    const layout = lay({ attention: people(2, 'a'), rest: people(5), spotlight: 'a1' as ParticipantId });
    expect(layout.places.map(({ kind }) => kind)).toEqual([
      'card',
      'tile',
      'tile',
      'tile',
      'spotlight',
      'tile',
      'tile',
    ]);
    expect([layout.restCount, layout.pageCount]).toEqual([6, 1]);
    const spotlight = layout.places.find(({ kind }) => kind === 'spotlight')!;
    const tiles = layout.places.filter(({ kind }) => kind === 'tile');
    for (const { rect } of tiles) expect(spotlight.rect.widthPx).toBeGreaterThan(rect.widthPx * 1.5);
  });

  it('the further pages have everybody else', () => {
    const rest = people(40);
    for (const attention of [[], people(1, 'a')]) {
      const first = lay({ attention, rest });
      expect(first.pageCount).toBeGreaterThan(1);
      const seen = Array.from({ length: first.pageCount }, (_, page) => lay({ attention, rest, page }))
        .flatMap(({ places }) => places.filter(({ kind }) => kind === 'tile'))
        .map(({ participantId }) => participantId);
      expect(seen).toEqual(rest);
    }
  });
});

it('on a phone the cards stand one under the other, then two tiles side by side', () => {
  const layout = lay({ widthPx: 370, attention: people(2, 'a'), rest: people(3) });
  expect(layout.places.map(({ rect }) => [rect.xPx, rect.yPx])).toEqual([
    [0, 33],
    [0, 133],
    [0, 266],
    [189, 266],
    [0, 425],
  ]);
  expect(layout.heightPx).toBe(584);
});

describe('on a phone on its side', () => {
  const LANDSCAPE = { widthPx: 592, heightPx: 332 };

  it('cards stand two by two, and one that is left over takes its row', () => {
    const layout = lay({ ...LANDSCAPE, attention: people(3, 'a'), rest: people(11) });
    const cards = layout.places.filter(({ kind }) => kind === 'card').map(({ rect }) => rect);
    expect(cards.map(({ xPx, widthPx }) => [xPx, widthPx])).toEqual([
      [0, 292],
      [300, 292],
      [0, 592],
    ]);
  });

  it('the spotlight is what one sees first, with the cards still in sight', () => {
    const layout = lay({ ...LANDSCAPE, attention: people(2, 'a'), rest: people(9), spotlight: 'p3' as ParticipantId });
    const [spotlight, card] = layout.places;
    expect([spotlight?.participantId, spotlight?.rect.yPx]).toEqual(['p3', 0]);
    expect(card!.rect.yPx).toBeLessThan(LANDSCAPE.heightPx);
  });

  it('the line with the buttons of the pages is as high as a finger needs', () => {
    expect(lay({ ...LANDSCAPE, rest: people(20) }).restLine.heightPx).toBe(44);
  });
});

it('nobody covers anybody, and on wide screens nobody is outside', () => {
  const anyLayout = fc.record({
    widthPx: fc.integer({ min: 320, max: 2200 }),
    heightPx: fc.integer({ min: 300, max: 1300 }),
    attentionCount: fc.nat(12),
    restCount: fc.nat(60),
    page: fc.nat(3),
    hasSpotlight: fc.boolean(),
  });
  fc.assert(
    fc.property(anyLayout, ({ widthPx, heightPx, attentionCount, restCount, page, hasSpotlight }) => {
      const attention = people(attentionCount, 'a');
      const rest = people(restCount);
      const spotlight = hasSpotlight ? (rest[0] ?? attention[0] ?? null) : null;
      const { places, ...layout } = layOutConsole({ widthPx, heightPx, attention, rest, spotlight, page });
      for (const [index, { rect }] of places.entries()) {
        for (const other of places.slice(index + 1)) expect(overlaps(rect, other.rect)).toBe(false);
        expect(rect.xPx + rect.widthPx).toBeLessThanOrEqual(widthPx + 1);
        if (widthPx >= 600) expect(rect.yPx + rect.heightPx).toBeLessThanOrEqual(heightPx + 1);
        if (layout.spare !== null) expect(overlaps(rect, layout.spare)).toBe(false);
      }
      expect(new Set(places.map(({ participantId }) => participantId)).size).toBe(places.length);
    }),
  );
});
