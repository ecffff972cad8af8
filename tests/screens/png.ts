import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels of a picture: red, green, blue, row by row. */
export type Picture = { width: number; height: number; rgb: Uint8Array };

/** A picture of at most 256 colours: for each pixel the number of its colour. */
export type IndexedPicture = { width: number; height: number; palette: readonly Rgb[]; indexes: Uint8Array };
export type Rgb = readonly [number, number, number];

// PNG, third edition (W3C 2025). Only what Chromium writes is read: 8 bits, RGB or RGBA, not interlaced.
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const FILTERS = [0, 1, 2, 3, 4];
const CHANNELS: Record<number, number> = { 2: 3, 6: 4 };

export function decodePng(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined) throw new Error('This PNG has no header.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9]!];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0)
    throw new Error('No PNG of the kind Chromium writes.');
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const bytes = unfilter(inflateSync(Buffer.concat(data)), { width, height, channels });
  if (channels === 3) return { width, height, rgb: bytes };
  // A page is opaque: what is behind it cannot be seen.
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(bytes.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  return { width, height, rgb };
}

export function encodeIndexedPng({ width, height, palette, indexes }: IndexedPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  // Filter 0 before each row: neighbouring numbers of colours say nothing about each other.
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function encodeTruecolourPng({ width, height, rgb }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered({ width, height, rgb }), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** §9.2: each row was written as the difference to what is left of it and above it. */
function unfilter(data: Buffer, { width, height, channels }: { width: number; height: number; channels: number }) {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)]!;
    const [from, to] = [row * (stride + 1) + 1, row * stride];
    for (let column = 0; column < stride; column++) {
      const left = column < channels ? 0 : out[to + column - channels]!;
      const up = row === 0 ? 0 : out[to + column - stride]!;
      const corner = row === 0 || column < channels ? 0 : out[to + column - stride - channels]!;
      out[to + column] = data[from + column]! + predicted(filter, left, up, corner);
    }
  }
  return out;
}

/** §12.7: each row by the filter that leaves the smallest differences. */
function filtered({ width, height, rgb }: Picture): Buffer {
  const stride = width * 3;
  const out = Buffer.alloc((stride + 1) * height);
  const tries = FILTERS.map(() => Buffer.alloc(stride));
  for (let row = 0; row < height; row++) {
    const from = row * stride;
    const sums = tries.map((tried, filter) => {
      let sum = 0;
      for (let column = 0; column < stride; column++) {
        const left = column < 3 ? 0 : rgb[from + column - 3]!;
        const up = row === 0 ? 0 : rgb[from + column - stride]!;
        const corner = row === 0 || column < 3 ? 0 : rgb[from + column - stride - 3]!;
        const difference = (rgb[from + column]! - predicted(filter, left, up, corner)) & 255;
        tried[column] = difference;
        sum += Math.min(difference, 256 - difference);
      }
      return sum;
    });
    const best = sums.indexOf(Math.min(...sums));
    out[row * (stride + 1)] = best;
    out.set(tries[best]!, row * (stride + 1) + 1);
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new Error(`There is no PNG filter ${filter}.`);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
