import type { Slot } from '#core/ids.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { type BadgeFaces, createBadgeFaces } from './badge-face.ts';
import { type BadgeTheme, createBadgeSprites } from './badge-sprites.ts';
import type { Rect } from './console-layout.ts';
import { drawSparkline, type SparkColours } from './draw-sparkline.ts';
import { createHeartRateHistory, type HistorySample } from './heart-rate-history.ts';

/** What is drawn on one tile or card, in CSS pixels of the canvas. */
export type DrawnTile = {
  slot: Slot;
  badge: Rect | null;
  spark: { rect: Rect; hasPlate: boolean } | null;
  /** While the tile moves, nothing is drawn on it. */
  restsForMs: number;
};

/** What a painter is told, each as one message. */
export type PaintOrder =
  | { kind: 'tiles'; tiles: readonly DrawnTile[]; widthPx: number; heightPx: number; pixelRatio: number }
  /** Those that changed. */
  | { kind: 'heart-rates'; heartRates: readonly (readonly [Slot, HeartRate])[] }
  /** `samples`: everybody's newest; `null` when the class is not heard. */
  | { kind: 'look'; atMs: number; samples: ReadonlyMap<Slot, HistorySample> | null };

export type PainterStart = {
  canvas: OffscreenCanvas;
  theme: { badge: BadgeTheme; spark: SparkColours };
  /** The last minute. */
  history: ReadonlyMap<Slot, readonly HistorySample[]>;
};

export type TilePainter = { take(order: PaintOrder): void };

/**
 * Draws the numbers and lines of all tiles on one canvas, in a worker. Laying out and painting text on fifty tiles
 * four times per second would cost the page ten times as much as the rest of it (`npm run bench:web`).
 * @param fonts resolves when the first font of the theme is there; until then the next ones draw
 */
export function createTilePainter(
  { canvas, theme, history: before }: PainterStart,
  { fonts }: { fonts: Promise<unknown> },
): TilePainter {
  const context = canvas.getContext('2d');
  const heartRates = new Map<Slot, HeartRate>();
  const history = createHeartRateHistory(before);
  // A worker that has once drawn with a font that was not there yet keeps to the one it took instead.
  let badgeTheme = { ...theme.badge, fontFamily: withoutFirst(theme.badge.fontFamily) };
  let sprites = createBadgeSprites({ theme: badgeTheme, pixelRatio: 1 });
  let pixelRatio = 1;
  // On the page's clock, which is not a worker's.
  let lookedAtMs = Math.max(0, ...[...before.values()].map((samples) => samples.at(-1)?.atMs ?? 0));
  let shown = new Map<Slot, ShownTile>();

  /** Clears whole device pixels, so that no line of a former picture stays. */
  function clear({ xPx, yPx, widthPx, heightPx }: Rect): void {
    const left = Math.floor(xPx * pixelRatio);
    const top = Math.floor(yPx * pixelRatio);
    const right = Math.ceil((xPx + widthPx) * pixelRatio);
    const bottom = Math.ceil((yPx + heightPx) * pixelRatio);
    context?.clearRect(left, top, right - left, bottom - top);
  }

  function drawBadge(tile: ShownTile): void {
    const { badge, slot } = tile.drawn;
    const heartRate = heartRates.get(slot);
    if (badge === null || heartRate === undefined || tile.isResting) return;
    clearTimeout(tile.timer);
    const { face, againInMs } = tile.faces.faceOf(heartRate, performance.now());
    clear(badge);
    if (face !== null) {
      context?.drawImage(
        sprites.spriteOf(face),
        Math.round(badge.xPx * pixelRatio),
        Math.round(badge.yPx * pixelRatio),
      );
    }
    // A zone is held back until then.
    if (againInMs !== null) tile.timer = setTimeout(() => drawBadge(tile), againInMs);
  }

  function drawSpark({ drawn: { spark, slot }, isResting }: ShownTile): void {
    if (context === null || spark === null || isResting) return;
    clear(spark.rect);
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    drawSparkline(context, { ...spark, colours: theme.spark, samples: history.of(slot), nowMs: lookedAtMs });
    context.resetTransform();
  }

  function drawAll(tiles: Iterable<ShownTile>): void {
    for (const tile of tiles) {
      drawBadge(tile);
      drawSpark(tile);
    }
  }

  function layOut({ tiles, widthPx, heightPx, pixelRatio: ratio }: PaintOrder & { kind: 'tiles' }): void {
    for (const { timer } of shown.values()) clearTimeout(timer);
    if (ratio !== pixelRatio) sprites = createBadgeSprites({ theme: badgeTheme, pixelRatio: ratio });
    pixelRatio = ratio;
    // Setting a size clears the canvas.
    canvas.width = Math.round(widthPx * ratio);
    canvas.height = Math.round(heightPx * ratio);
    const nowMs = performance.now();
    shown = new Map(tiles.map((drawn) => [drawn.slot, tileOf(drawn, { before: shown.get(drawn.slot), nowMs })]));
    drawAll(shown.values());
  }

  function tileOf(drawn: DrawnTile, { before, nowMs }: { before: ShownTile | undefined; nowMs: number }): ShownTile {
    const restsUntilMs = drawn.restsForMs > 0 ? nowMs + drawn.restsForMs : (before?.restsUntilMs ?? 0);
    const isResting = restsUntilMs > nowMs;
    const tile: ShownTile = { drawn, isResting, restsUntilMs, faces: before?.faces ?? createBadgeFaces() };
    if (isResting) {
      tile.timer = setTimeout(() => {
        tile.isResting = false;
        drawAll([tile]);
      }, restsUntilMs - nowMs);
    }
    return tile;
  }

  function showAll(changed: readonly (readonly [Slot, HeartRate])[]): void {
    for (const [slot, heartRate] of changed) {
      heartRates.set(slot, heartRate);
      const tile = shown.get(slot);
      if (tile !== undefined) drawBadge(tile);
    }
  }

  function look({ atMs, samples }: PaintOrder & { kind: 'look' }): void {
    lookedAtMs = atMs;
    if (samples !== null) history.noteAll(samples);
    for (const tile of shown.values()) drawSpark(tile);
  }

  void fonts.then(() => {
    badgeTheme = theme.badge;
    sprites = createBadgeSprites({ theme: badgeTheme, pixelRatio });
    for (const tile of shown.values()) drawBadge(tile);
  });

  return {
    take(order) {
      if (order.kind === 'tiles') layOut(order);
      else if (order.kind === 'look') look(order);
      else showAll(order.heartRates);
    },
  };
}

type ShownTile = {
  drawn: DrawnTile;
  faces: BadgeFaces;
  isResting: boolean;
  restsUntilMs: number;
  /** Of the end of a rest, then of a zone that is held back. */
  timer?: ReturnType<typeof setTimeout>;
};

function withoutFirst(fontFamily: string): string {
  return fontFamily.split(',').slice(1).join(',').trim() || 'sans-serif';
}
