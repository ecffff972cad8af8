import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '#tests/harness/seeded-random.ts';
import { fewColours } from './few-colours.ts';
import { decodePng, encodeIndexedPng, type Picture } from './png.ts';

function aPicture(width: number, height: number, colourAt: (x: number, y: number) => readonly number[]): Picture {
  const rgb = Uint8Array.from(
    Array.from({ length: width * height }, (_, pixel) => [
      ...colourAt(pixel % width, Math.floor(pixel / width)),
    ]).flat(),
  );
  return { width, height, rgb };
}

describe('fewColours', () => {
  it('changes nothing where there are few', () => {
    const picture = aPicture(16, 16, (x, y) => [x * 16, y * 16, 7]);
    const { palette, indexes } = fewColours(picture);
    expect([...indexes].flatMap((index) => [...palette[index]!])).toEqual([...picture.rgb]);
  });

  it('stays near where there are many', () => {
    const picture = aPicture(128, 128, (x, y) => [x * 2, y * 2, (x + y) & 255]);
    const { palette, indexes } = fewColours(picture);
    expect(palette.length).toBe(256);
    const errors = [...indexes].flatMap((index, pixel) =>
      palette[index]!.map((value, channel) => Math.abs(value - picture.rgb[pixel * 3 + channel]!)),
    );
    expect(Math.max(...errors)).toBeLessThan(32);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(8);
  });
});

describe('PNG', () => {
  it('reads all filters of RGB and RGBA', () => {
    const random = createSeededRandom(7);
    const bytes = Array.from({ length: 5 * 3 * 4 }, () => Math.floor(random() * 256));
    for (const channels of [3, 4]) {
      const picture = decodePng(filteredPng({ width: 3, height: 5, channels, bytes }));
      const expected = bytes.slice(0, 15 * channels).filter((_, index) => index % channels < 3);
      expect([...picture.rgb]).toEqual(expected);
    }
  });

  it('writes what a reader of indexed PNG expects', () => {
    const png = encodeIndexedPng({
      width: 2,
      height: 1,
      palette: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      indexes: Uint8Array.of(1, 0),
    });
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Width 2, height 1, 8 bits, colour type 3.
    expect([...png.subarray(16, 26)]).toEqual([0, 0, 0, 2, 0, 0, 0, 1, 8, 3]);
    expect(png.includes(Buffer.from([1, 2, 3, 4, 5, 6]))).toBe(true);
  });

  it('refuses what Chromium does not write', () => {
    expect(() => decodePng(Buffer.from('GIF89a'))).toThrow('no PNG');
  });
});

/** Each row with another filter, 0 to 4. */
function filteredPng({
  width,
  height,
  channels,
  bytes,
}: {
  width: number;
  height: number;
  channels: number;
  bytes: number[];
}) {
  const stride = width * channels;
  const at = (row: number, column: number) => (row < 0 || column < 0 ? 0 : bytes[row * stride + column]!);
  const rows = Array.from({ length: height }, (_, row) => [
    row % 5,
    ...Array.from({ length: stride }, (_, column) => {
      const [left, up, corner] = [at(row, column - channels), at(row - 1, column), at(row - 1, column - channels)];
      const estimate = left + up - corner;
      const nearest = [left, up, corner].reduce((best, each) =>
        Math.abs(estimate - each) < Math.abs(estimate - best) ? each : best,
      );
      const prediction = [0, left, up, (left + up) >> 1, nearest][row % 5]!;
      return (at(row, column) - prediction) & 255;
    }),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat())))]);
}
