import { ZONES, type ZoneNumber } from '#core/zones.ts';
import { ZONE_SHAPE_PATHS } from '../../../components/zone-shapes.ts';

/** What a badge shows: a number in its zone, or the plug and dash of a lost strap. */
export type BadgeFace = { state: 'live'; bpm: number; zone: ZoneNumber } | { state: 'lost' };

export type BadgeTheme = {
  /** Colours of zones 1…5. */
  fills: readonly string[];
  inks: readonly string[];
  lostFill: string;
  lostInk: string;
  fontFamily: string;
  /** Of the tile whose lower left corner the badge fills. */
  tileRadiusPx: number;
};

/** Every badge of the grid, in CSS pixels: as `.console-tile .hr-badge` in console-grid.css. */
export const BADGE_WIDTH_PX = 80;
export const BADGE_HEIGHT_PX = 32;

const CORNER_PX = 12;
const MARK_PX = 21;
const MARK_LEFT_PX = 6;
const PLUG_PX = 17;
const NUMBER_LEFT_PX = 33;
const NUMBER_BASELINE_PX = 23.5;

/** The plug of a strap that is looked for: lucide's "unplug" (ISC), in a box of 24 × 24. */
const PLUG =
  'm19 5 3-3M2 22l3-3M6.3 20.3a2.4 2.4 0 0 0 3.4 0L12 18l-6-6-2.3 2.3a2.4 2.4 0 0 0 0 3.4ZM7.5 13.5 10 11M10.5 16.5 13 14M12 6l6 6 2.3-2.3a2.4 2.4 0 0 0 0-3.4l-2.6-2.6a2.4 2.4 0 0 0-3.4 0Z';

/** Badges as pictures. Each is drawn once and from then on only copied. */
export type BadgeSprites = {
  spriteOf(face: BadgeFace): OffscreenCanvas;
};

/** @param pixelRatio device pixels per CSS pixel */
export function createBadgeSprites({ theme, pixelRatio }: { theme: BadgeTheme; pixelRatio: number }): BadgeSprites {
  const sprites = new Map<string, OffscreenCanvas>();

  function draw(face: BadgeFace): OffscreenCanvas {
    const canvas = new OffscreenCanvas(
      Math.round(BADGE_WIDTH_PX * pixelRatio),
      Math.round(BADGE_HEIGHT_PX * pixelRatio),
    );
    const context = canvas.getContext('2d');
    if (context === null) return canvas;
    context.scale(pixelRatio, pixelRatio);
    const colours = coloursOf(face, theme);
    context.fillStyle = colours.fill;
    context.beginPath();
    context.roundRect(0, 0, BADGE_WIDTH_PX, BADGE_HEIGHT_PX, [0, CORNER_PX, 0, theme.tileRadiusPx]);
    context.fill();
    if (face.state === 'live') drawMark(context, { zone: face.zone, ...colours, fontFamily: theme.fontFamily });
    else drawPlug(context, colours.ink);
    context.font = `700 21px ${theme.fontFamily}`;
    // The nearest that canvases have to the 85 % of the stylesheet's numerals.
    context.fontStretch = 'semi-condensed';
    context.letterSpacing = '-0.4px';
    context.fillStyle = colours.ink;
    context.fillText(face.state === 'live' ? String(face.bpm) : '–', NUMBER_LEFT_PX, NUMBER_BASELINE_PX);
    return canvas;
  }

  return {
    spriteOf(face) {
      const key = face.state === 'live' ? `${face.zone}:${face.bpm}` : face.state;
      const known = sprites.get(key);
      if (known !== undefined) return known;
      const sprite = draw(face);
      sprites.set(key, sprite);
      return sprite;
    },
  };
}

function coloursOf(face: BadgeFace, { fills, inks, lostFill, lostInk }: BadgeTheme): { fill: string; ink: string } {
  if (face.state === 'lost') return { fill: lostFill, ink: lostInk };
  return { fill: fills[face.zone - 1] ?? lostFill, ink: inks[face.zone - 1] ?? lostInk };
}

function drawMark(
  context: OffscreenCanvasRenderingContext2D,
  { zone, fill, ink, fontFamily }: { zone: ZoneNumber; fill: string; ink: string; fontFamily: string },
): void {
  const { shape } = ZONES[zone - 1] ?? ZONES[0];
  context.save();
  context.translate(MARK_LEFT_PX, (BADGE_HEIGHT_PX - MARK_PX) / 2);
  context.scale(MARK_PX / 32, MARK_PX / 32);
  context.fillStyle = ink;
  context.fill(new Path2D(ZONE_SHAPE_PATHS[shape]));
  context.font = `700 15.5px ${fontFamily}`;
  context.fillStyle = fill;
  context.textAlign = 'center';
  context.fillText(String(zone), 16, 21.6);
  context.restore();
}

function drawPlug(context: OffscreenCanvasRenderingContext2D, ink: string): void {
  context.save();
  context.translate(9, (BADGE_HEIGHT_PX - PLUG_PX) / 2);
  context.scale(PLUG_PX / 24, PLUG_PX / 24);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(new Path2D(PLUG));
  context.restore();
}
