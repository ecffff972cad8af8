import type { ZoneShape } from '#core/zones.ts';

/** Eight points; the outer radius, then the inner one, in turn. */
const BURST = `${Array.from({ length: 16 }, (_, index) => {
  const angle = (index * Math.PI) / 8 - Math.PI / 2;
  const radius = index % 2 === 0 ? 15.6 : 12.4;
  const point = `${(16 + radius * Math.cos(angle)).toFixed(2)} ${(16 + radius * Math.sin(angle)).toFixed(2)}`;
  return `${index === 0 ? 'M' : 'L'}${point}`;
}).join('')}Z`;

/** The outlines of zones in a box of 32 × 32, as SVG path data: for `ZoneMark` and for canvases. */
export const ZONE_SHAPE_PATHS: Record<ZoneShape, string> = {
  circle: 'M16 2.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 0 1 0-27Z',
  'rounded-square': 'M9.2 3.2h13.6a6 6 0 0 1 6 6v13.6a6 6 0 0 1-6 6H9.2a6 6 0 0 1-6-6V9.2a6 6 0 0 1 6-6Z',
  hexagon: 'M9.2 3.6h13.6L30 16l-7.2 12.4H9.2L2 16Z',
  diamond: 'M16 .6 31.4 16 16 31.4.6 16Z',
  burst: BURST,
};
