import latinFont from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2?url';
import { createTilePainter, type PainterStart, type PaintOrder, type TilePainter } from './tile-painter.ts';

let painter: TilePainter | null = null;

addEventListener('message', ({ data }: MessageEvent<{ start: PainterStart } | { order: PaintOrder }>) => {
  if ('start' in data) painter = createTilePainter(data.start, { fonts: loadFont(data.start.theme.badge.fontFamily) });
  else painter?.take(data.order);
});

/** The page's own font comes first in its list. Workers have fonts of their own; until it is there, the next one draws. */
async function loadFont(fontFamily: string): Promise<void> {
  const name = fontFamily.split(',')[0]?.replaceAll('"', '').trim() ?? '';
  const font = new FontFace(name, `url(${latinFont})`, { weight: '400 700', stretch: '75% 100%' });
  (globalThis as unknown as { fonts: FontFaceSet }).fonts.add(font);
  await font.load().catch(() => undefined);
}
