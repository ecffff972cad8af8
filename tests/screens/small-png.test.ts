import { expect, it } from 'vitest';
import { createSeededRandom } from '#tests/harness/seeded-random.ts';
import { decodePng, type Picture } from './png.ts';
import { encodeSmallPng } from './small-png.ts';

const PALETTE = 3;
const TRUECOLOUR = 2;
const colourTypeOf = (png: Buffer) => png[25];

/** Columns of flat colours on the left half, a smooth sky on the right one. */
function aPicture(flat: readonly (readonly number[])[], skyColours: number): Picture {
  const [width, height] = [256, 128];
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const sky = [(x - 128) * 2, y * 2, ((x + y) * 7) % skyColours];
    rgb.set(x < 128 ? flat[Math.floor((x / 128) * flat.length)]! : sky, pixel * 3);
  }
  return { width, height, rgb };
}

it('an area in a light colour beside another light one keeps it', () => {
  const flat = [
    [0xf9, 0xf0, 0xf2],
    [0xf0, 0xf0, 0xf9],
  ];
  const picture = aPicture(flat, 256);
  const png = encodeSmallPng(picture);
  expect(colourTypeOf(png)).toBe(TRUECOLOUR);
  expect(decodePng(png)).toEqual(picture);
});

it('few colours become a palette', () => {
  const rgb = new Uint8Array(64 * 64 * 3).map((_, at) => (Math.floor(at / 3) % 64) * 4);
  expect(colourTypeOf(encodeSmallPng({ width: 64, height: 64, rgb }))).toBe(PALETTE);
});

it('what would be too large becomes coarse, except in its areas', () => {
  const random = createSeededRandom(5);
  const [width, height] = [64, 64];
  const area = width * 16 * 3;
  const rgb = new Uint8Array(width * height * 3).map((_, at) => (at < area ? 77 : Math.floor(random() * 256)));
  const drawn = decodePng(encodeSmallPng({ width, height, rgb }, 7000)).rgb;
  expect(drawn.subarray(0, area)).toEqual(rgb.subarray(0, area));
  const worst = rgb.reduce((most, value, at) => Math.max(most, Math.abs(value - drawn[at]!)), 0);
  expect(worst).toBeGreaterThan(0);
  expect(worst).toBeLessThanOrEqual(4);
});
