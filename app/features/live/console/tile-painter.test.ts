import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTilePainter, type DrawnTile, type PainterStart } from './tile-painter.ts';

/** A context that writes down what it is told, and takes whatever else is done with it. */
function createCanvas() {
  const calls: string[] = [];
  const fonts: string[] = [];
  const known: Record<string, unknown> = {
    clearRect: (x: number, y: number, width: number, height: number) =>
      calls.push(`clear ${x} ${y} ${width} ${height}`),
    drawImage: (sprite: FakeSprite, x: number, y: number) => {
      calls.push(`badge ${sprite.text} ${x} ${y}`);
      fonts.push(sprite.font);
    },
    stroke: () => calls.push('line'),
  };
  const context = new Proxy(known, { get: (target, name) => target[String(name)] ?? (() => {}), set: () => true });
  return { canvas: { width: 0, height: 0, getContext: () => context } as unknown as OffscreenCanvas, calls, fonts };
}

/** Of a badge's picture, its number alone. */
class FakeSprite {
  text = '';
  font = '';
  getContext() {
    const fillText = (text: string) => {
      this.text = text;
    };
    return new Proxy(
      {},
      {
        get: (_, name) => (name === 'fillText' ? fillText : () => {}),
        set: (_, name, value) => {
          if (name === 'font') this.font = value;
          return true;
        },
      },
    );
  }
}

const THEME = {
  badge: { fills: [], inks: [], lostFill: '', lostInk: '', fontFamily: '"Our own", Arial, serif', tileRadiusPx: 10 },
  spark: { line: '', plate: '' },
};
const TILE: DrawnTile = {
  slot: 3,
  badge: { xPx: 0, yPx: 100, widthPx: 80, heightPx: 32 },
  spark: { rect: { xPx: 100, yPx: 100, widthPx: 84, heightPx: 30 }, hasPlate: true },
  restsForMs: 0,
};
const LIVE = { state: 'live', bpm: 140, zone: 3 } as const;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('OffscreenCanvas', FakeSprite);
  vi.stubGlobal('Path2D', class {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function openPainter(tile: DrawnTile = TILE, history: PainterStart['history'] = new Map()) {
  const { canvas, calls, fonts } = createCanvas();
  const fontsThere = Promise.withResolvers<void>();
  const painter = createTilePainter({ canvas, theme: THEME, history }, { fonts: fontsThere.promise });
  const layOut = (drawn: DrawnTile) =>
    painter.take({ kind: 'tiles', tiles: [drawn], widthPx: 400, heightPx: 300, pixelRatio: 2 });
  layOut(tile);
  const first = calls.splice(0);
  return { painter, layOut, calls, first, fonts, fontsThere };
}

it('draws a number once it changes, and nothing else then', () => {
  const { painter, calls } = openPainter();
  painter.take({
    kind: 'heart-rates',
    heartRates: [
      [3, LIVE],
      [9, LIVE],
    ],
  });
  expect(calls).toEqual(['clear 0 200 160 64', 'badge 140 0 200']);
});

it('takes a number away that is not shared any more', () => {
  const { painter, calls } = openPainter();
  painter.take({ kind: 'heart-rates', heartRates: [[3, LIVE]] });
  calls.length = 0;
  painter.take({ kind: 'heart-rates', heartRates: [[3, { state: 'hidden' }]] });
  expect(calls).toEqual(['clear 0 200 160 64']);
});

it('draws a held zone when its time has come', () => {
  const { painter, calls } = openPainter();
  painter.take({ kind: 'heart-rates', heartRates: [[3, LIVE]] });
  painter.take({ kind: 'heart-rates', heartRates: [[3, { state: 'live', bpm: 155, zone: 4 }]] });
  calls.length = 0;
  vi.advanceTimersByTime(2000);
  expect(calls).toEqual(['clear 0 200 160 64', 'badge 155 0 200']);
});

it('draws nothing on a tile that moves, also when more is told meanwhile, and the newest when it has arrived', () => {
  const { painter, layOut, calls } = openPainter({ ...TILE, restsForMs: 360 });
  painter.take({ kind: 'heart-rates', heartRates: [[3, LIVE]] });
  vi.advanceTimersByTime(200);
  layOut(TILE);
  painter.take({ kind: 'heart-rates', heartRates: [[3, { ...LIVE, bpm: 141 }]] });
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(160);
  expect(calls).toContain('badge 141 0 200');
});

it('draws the line of the last minute at each look, and none of somebody who does not share any more', () => {
  const { painter, calls } = openPainter();
  const look = (atMs: number) => painter.take({ kind: 'look', atMs, samples: new Map([[3, { atMs, bpm: 140 }]]) });
  look(1000);
  look(2000);
  expect(calls.filter((call) => call === 'line')).toHaveLength(1);
  calls.length = 0;
  painter.take({ kind: 'look', atMs: 3000, samples: new Map() });
  expect(calls).toEqual(['clear 200 200 168 60']);
});

it('goes on with the line that there was, on the clock of its samples', () => {
  vi.advanceTimersByTime(600_000);
  const minute = [0, 1000, 2000].map((atMs) => ({ atMs, bpm: 140 }));
  expect(openPainter(TILE, new Map([[3, minute]])).first).toContain('line');
});

it('does not touch its own font before that is there, then draws all with it', async () => {
  const { painter, fonts, fontsThere } = openPainter();
  painter.take({ kind: 'heart-rates', heartRates: [[3, LIVE]] });
  fontsThere.resolve();
  await fontsThere.promise;
  expect(fonts).toEqual(['700 21px Arial, serif', '700 21px "Our own", Arial, serif']);
});
