import type { IndexedPicture, Picture, Rgb } from './png.ts';

const COLOURS_MAX = 256;
/** Colours that agree in this many leading bits of each channel are counted together where there are too many. */
const BITS = 6;

/** One kind of colour, and how often it occurs. */
type Bucket = { key: number; red: number; green: number; blue: number; count: number };

/**
 * The same picture in at most 256 colours: exactly where it has no more, else by median cut
 * (Heckbert P (1982). Color image quantization for frame buffer display). No dithering: it would not compress.
 */
export function fewColours({ width, height, rgb }: Picture): IndexedPicture {
  const exact = indexExactly(rgb);
  if (exact !== null) return { width, height, ...exact };

  const buckets = bucketsOf(rgb);
  const boxes = cut(buckets);
  const palette: Rgb[] = [];
  const indexOfKey = new Uint8Array(1 << (3 * BITS));
  for (const [index, box] of boxes.entries()) {
    palette.push(meanOf(box));
    for (const { key } of box) indexOfKey[key] = index;
  }
  const indexes = new Uint8Array(width * height);
  for (let pixel = 0; pixel < indexes.length; pixel++) indexes[pixel] = indexOfKey[keyAt(rgb, pixel)]!;
  return { width, height, palette, indexes };
}

function indexExactly(rgb: Uint8Array): Pick<IndexedPicture, 'palette' | 'indexes'> | null {
  const indexOf = new Map<number, number>();
  const indexes = new Uint8Array(rgb.length / 3);
  for (let pixel = 0; pixel < indexes.length; pixel++) {
    const at = pixel * 3;
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    const index = indexOf.get(colour) ?? indexOf.size;
    if (index === COLOURS_MAX) return null;
    indexOf.set(colour, index);
    indexes[pixel] = index;
  }
  const palette = [...indexOf.keys()].map((colour): Rgb => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  return { palette, indexes };
}

function bucketsOf(rgb: Uint8Array): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    const key = keyAt(rgb, pixel);
    const bucket = buckets.get(key) ?? { key, red: 0, green: 0, blue: 0, count: 0 };
    buckets.set(key, bucket);
    bucket.red += rgb[pixel * 3]!;
    bucket.green += rgb[pixel * 3 + 1]!;
    bucket.blue += rgb[pixel * 3 + 2]!;
    bucket.count++;
  }
  return [...buckets.values()];
}

function keyAt(rgb: Uint8Array, pixel: number): number {
  const shift = 8 - BITS;
  const at = pixel * 3;
  return ((rgb[at]! >> shift) << (2 * BITS)) | ((rgb[at + 1]! >> shift) << BITS) | (rgb[at + 2]! >> shift);
}

/** Halves the box with the widest spread of colours until there are enough. */
function cut(buckets: Bucket[]): Bucket[][] {
  const boxes = [{ buckets, ...spreadOf(buckets) }];
  while (boxes.length < COLOURS_MAX) {
    const widest = boxes.reduce((best, box, index) => (box.spread > boxes[best]!.spread ? index : best), 0);
    const { buckets: full, channel, spread } = boxes[widest]!;
    if (spread === 0) break;
    const sorted = full.toSorted((a, b) => a[channel] / a.count - b[channel] / b.count);
    const half = Math.ceil(sorted.length / 2);
    boxes.splice(
      widest,
      1,
      ...[sorted.slice(0, half), sorted.slice(half)].map((part) => ({ buckets: part, ...spreadOf(part) })),
    );
  }
  return boxes.map((box) => box.buckets);
}

function spreadOf(buckets: readonly Bucket[]): { channel: 'red' | 'green' | 'blue'; spread: number } {
  let widest = { channel: 'red' as 'red' | 'green' | 'blue', spread: 0 };
  for (const channel of ['red', 'green', 'blue'] as const) {
    const values = buckets.map((bucket) => bucket[channel] / bucket.count);
    const spread = values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255);
    if (buckets.length > 1 && spread > widest.spread) widest = { channel, spread };
  }
  return widest;
}

function meanOf(buckets: readonly Bucket[]): Rgb {
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const mean = (channel: 'red' | 'green' | 'blue') =>
    Math.round(buckets.reduce((sum, bucket) => sum + bucket[channel], 0) / count);
  return [mean('red'), mean('green'), mean('blue')];
}
