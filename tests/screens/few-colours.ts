import type { IndexedPicture, Picture, Rgb } from './png.ts';

const COLOURS_MAX = 256;
/** So many of the most frequent colours stay exactly what they are: those of areas, lines and letters. */
const KEPT_COLOURS = 160;
/** Colours that agree in this many leading bits of each channel are counted together where there are too many. */
const BITS = 6;

/** Colours that are nearly the same: the sums over their pixels, and how many those are. */
type Bucket = { colours: number[]; red: number; green: number; blue: number; count: number };

/**
 * The same picture in at most 256 colours: exactly where it has no more, else its most frequent ones and the others by
 * median cut (Heckbert P (1982). Color image quantization for frame buffer display). No dithering: it would not
 * compress.
 */
export function fewColours({ width, height, rgb }: Picture): IndexedPicture {
  const counts = countColours(rgb);
  const kept = mostFrequent(counts, counts.size > COLOURS_MAX ? KEPT_COLOURS : COLOURS_MAX);
  const indexOf = new Map(kept.map((colour, index) => [colour, index]));
  const palette = kept.map(rgbOf);

  const rest = [...counts].filter(([colour]) => !indexOf.has(colour));
  for (const box of cut(bucketsOf(rest), COLOURS_MAX - kept.length)) {
    for (const bucket of box) for (const colour of bucket.colours) indexOf.set(colour, palette.length);
    palette.push(meanOf(box));
  }
  const indexes = new Uint8Array(width * height);
  for (let pixel = 0; pixel < indexes.length; pixel++) indexes[pixel] = indexOf.get(colourAt(rgb, pixel))!;
  return { width, height, palette, indexes };
}

/** How many pixels have each colour. */
export function countColours(rgb: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    const colour = colourAt(rgb, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

export function mostFrequent(counts: ReadonlyMap<number, number>, most: number): number[] {
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.slice(0, most).map(([colour]) => colour);
}

function bucketsOf(counts: readonly (readonly [colour: number, count: number])[]): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (const [colour, count] of counts) {
    const [red, green, blue] = rgbOf(colour);
    const shift = 8 - BITS;
    const key = ((red >> shift) << (2 * BITS)) | ((green >> shift) << BITS) | (blue >> shift);
    const bucket = buckets.get(key) ?? { colours: [], red: 0, green: 0, blue: 0, count: 0 };
    buckets.set(key, bucket);
    bucket.colours.push(colour);
    bucket.red += red * count;
    bucket.green += green * count;
    bucket.blue += blue * count;
    bucket.count += count;
  }
  return [...buckets.values()];
}

/** One number for a colour, as in `#rrggbb`. */
export function colourAt(rgb: Uint8Array, pixel: number): number {
  const at = pixel * 3;
  return (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
}

function rgbOf(colour: number): Rgb {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function cut(buckets: Bucket[], most: number): Bucket[][] {
  if (buckets.length === 0) return [];
  const boxes = [{ buckets, ...spreadOf(buckets) }];
  while (boxes.length < most) {
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
