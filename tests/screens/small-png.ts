import { colourAt, countColours, fewColours, mostFrequent } from './few-colours.ts';
import { encodeIndexedPng, encodeTruecolourPng, type IndexedPicture, type Picture } from './png.ts';

/** More than this is too much for a repository, bytes. */
export const LARGE = 250_000;
/** A channel that is off by no more than this looks the same. */
const UNSEEN = 8;
/** So large a part of a picture may be off by more: the edges of letters in a rare colour. */
const SEEN_SHARE = 0.001;
/** How coarse the channels of a picture may become where it would be too large else. */
const STEPS = [1, 2, 4, 8];
/** These stay exactly what they are all the same: areas, lines and letters. */
const FLAT_COLOURS = 64;

/** A PNG of 256 colours where that looks the same, else of all colours, and only as coarse as it has to be. */
export function encodeSmallPng(picture: Picture, large = LARGE): Buffer {
  const few = fewColours(picture);
  if (looksTheSame(picture, few)) return encodeIndexedPng(few);
  let png: Buffer = Buffer.alloc(0);
  for (const step of STEPS) {
    png = encodeTruecolourPng(withSteps(picture, step));
    if (png.length <= large) break;
  }
  return png;
}

function looksTheSame({ rgb }: Picture, { palette, indexes }: IndexedPicture): boolean {
  let seen = 0;
  for (let pixel = 0; pixel < indexes.length; pixel++) {
    const drawn = palette[indexes[pixel]!]!;
    if (drawn.some((value, channel) => Math.abs(value - rgb[pixel * 3 + channel]!) > UNSEEN)) seen++;
  }
  return seen <= indexes.length * SEEN_SHARE;
}

function withSteps(picture: Picture, step: number): Picture {
  if (step === 1) return picture;
  const flat = new Set(mostFrequent(countColours(picture.rgb), FLAT_COLOURS));
  const rgb = picture.rgb.slice();
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    if (flat.has(colourAt(picture.rgb, pixel))) continue;
    for (let at = pixel * 3; at < pixel * 3 + 3; at++) rgb[at] = Math.min(255, Math.round(rgb[at]! / step) * step);
  }
  return { ...picture, rgb };
}
