import type { PainterStart, PaintOrder } from './tile-painter.ts';

/** A painter in a worker of its own, so that the page has no work with drawing. */
export type PainterLink = {
  take(order: PaintOrder): void;
  close(): void;
};

/** Can a worker of this browser draw on a canvas of the page? */
export function hasTilePainters(): boolean {
  return typeof OffscreenCanvas === 'function' && 'transferControlToOffscreen' in HTMLCanvasElement.prototype;
}

/** @param canvas is the painter's from here on */
export function openPainter(
  { canvas, ...start }: Omit<PainterStart, 'canvas'> & { canvas: HTMLCanvasElement },
  { onFailure }: { onFailure(): void },
): PainterLink {
  const worker = new Worker(new URL('./tile-painter.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', onFailure);
  const offscreen = canvas.transferControlToOffscreen();
  worker.postMessage({ start: { ...start, canvas: offscreen } satisfies PainterStart }, [offscreen]);
  return {
    take: (order) => worker.postMessage({ order }),
    close: () => worker.terminate(),
  };
}
