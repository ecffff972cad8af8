import { type Point, type Pose, type PoseName, poseBetween } from './poses.ts';

/** How somebody looks who is drawn in place of a camera's picture. Colours as CSS writes them. */
export type Look = {
  skin: string;
  hair: string;
  hasBun: boolean;
  top: string;
  bottom: string;
  /** Wall in the light, wall in the shade, floor. */
  room: readonly [string, string, string];
  /** Goes from one to the other and back. */
  moves: readonly [PoseName, PoseName];
  /** 1: head to feet. Larger is closer to the camera. */
  closeness: number;
  /** Where in the picture, 0 left to 1 right. */
  place: number;
};

const WIDTH = 160;
const HEIGHT = 90;

/** Somebody who trains at home, as an SVG of 16:9. `share`: how far the move is, 0 to 1. */
export function drawPerson(look: Look, share: number): string {
  const [light, shade, floor] = look.room;
  const { closeness, place } = look;
  const windowX = place < 0.5 ? 108 : 18;
  const plantX = place < 0.5 ? 14 : 132;
  const centreX = WIDTH * (0.32 + 0.36 * place);
  // Whoever is close stands lower: the name lies over the upper edge.
  const topY = Math.min(14, 4 + 40 * (closeness - 1));
  const pose = poseBetween(...look.moves, share);
  return svg(`
    <defs>
      <linearGradient id="wall" x2="1" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
      <filter id="far"><feGaussianBlur stdDeviation="1.3"/></filter>
    </defs>
    <g filter="url(#far)">
      <rect x="-10" y="-10" width="180" height="110" fill="url(#wall)"/>
      <rect x="-10" y="69" width="180" height="34" fill="${floor}"/>
      <rect x="${windowX}" y="8" width="30" height="36" rx="1" fill="#fff" opacity=".6"/>
      <rect x="${windowX + 14}" y="8" width="2" height="36" fill="${shade}"/>
      <rect x="${plantX - 12}" y="48" width="44" height="24" rx="5" fill="#5d6470" opacity=".7"/>
      <ellipse cx="${plantX + 4}" cy="38" rx="9" ry="13" fill="#4d6a50" opacity=".8"/>
      <rect x="${plantX}" y="49" width="8" height="20" rx="2" fill="#a5694b" opacity=".7"/>
    </g>
    <ellipse cx="${centreX}" cy="${topY + 82 * closeness}" rx="${24 * closeness}" ry="4" fill="#000" opacity=".28"/>
    <g transform="translate(${centreX - 43 * closeness} ${topY}) scale(${0.86 * closeness})">${figure(pose, look)}</g>`);
}

/** Whoever leads, in a studio with lights along the walls. */
export function drawInstructor(look: Look, share: number): string {
  const lights = [14, 34, 50, 110, 126, 145].map((x, index) => {
    const [y, height] = [[15, 42][index % 2]! / 2, 44 + ((index * 7) % 12)];
    return `<rect x="${x}" y="${y}" width="1.5" height="${height}" rx=".7" fill="${index % 2 === 0 ? '#dfe6ff' : '#f0cfae'}"/>`;
  });
  return svg(`
    <defs>
      <linearGradient id="wall" x2="0" y2="1"><stop stop-color="#1b2028"/><stop offset="1" stop-color="#4b4a4e"/></linearGradient>
      <linearGradient id="floor" x2="0" y2="1"><stop stop-color="#6a5344"/><stop offset="1" stop-color="#33281f"/></linearGradient>
      <radialGradient id="glow" cx=".5" cy=".42" r=".55"><stop stop-color="#ffe9cf" stop-opacity=".34"/><stop offset="1" stop-color="#ffe9cf" stop-opacity="0"/></radialGradient>
      <filter id="far"><feGaussianBlur stdDeviation=".9"/></filter>
    </defs>
    <g filter="url(#far)">
      <rect x="-5" y="-5" width="170" height="100" fill="url(#wall)"/>${lights.join('')}
      <rect x="20" y="57" width="20" height="3" rx="1.5" fill="#23262c"/>
      <circle cx="21" cy="60" r="5" fill="#1b1e24"/><circle cx="39" cy="60" r="5" fill="#1b1e24"/>
      <ellipse cx="150" cy="44" rx="8" ry="16" fill="#38513f"/>
      <rect x="-5" y="66" width="170" height="34" fill="url(#floor)"/>
    </g>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#glow)"/>
    <path d="M45 81h70l9 7H36Z" fill="#20242b"/>
    <ellipse cx="80" cy="83" rx="24" ry="2.6" fill="#000" opacity=".45"/>
    <g transform="translate(38.5 3.5) scale(.83)">${figure(poseBetween(...look.moves, share), look)}</g>`);
}

function svg(content: string): string {
  const size = `width="${WIDTH * 4}" height="${HEIGHT * 4}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`;
}

function figure({ head, neck, shoulders, elbows, wrists, hips, knees, feet }: Pose, look: Look): string {
  const { skin, hair, top, bottom } = look;
  const arm = (side: 0 | 1) =>
    limb([shoulders[side], 3.8], [elbows[side], 3], skin) +
    limb([elbows[side], 2.9], [wrists[side], 2.4], skin) +
    circle(wrists[side], 2.9, skin);
  const leg = (side: 0 | 1) =>
    limb([hips[side], 6.7], [knees[side], 4.9], bottom) +
    limb([knees[side], 4.5], [feet[side], 3], bottom) +
    `<ellipse cx="${feet[side][0] + (side === 0 ? -2 : 2)}" cy="${feet[side][1] + 2}" rx="5.6" ry="2.8" fill="#e9e6e0"/>`;
  const bun = look.hasBun ? circle([head[0] + 5.5, head[1] - 8], 3.6, hair) : '';
  return [
    leg(1),
    leg(0),
    arm(1),
    torso(shoulders, hips, top),
    limb([neck, 3.1], [head, 3.1], skin),
    circle([head[0], head[1] - 1.5], 8.1, hair),
    bun,
    `<ellipse cx="${head[0] - 0.4}" cy="${head[1] + 1}" rx="6" ry="7" fill="${skin}"/>`,
    `<path fill="${hair}" d="M${head[0] - 7} ${head[1] - 1}q2-8.5 8-8q6 1 5.6 9q-3.6-5-8.6-4.6q-3.6.6-5 3.6Z"/>`,
    arm(0),
  ].join('');
}

function torso([left, right]: Pose['shoulders'], hips: Pose['hips'], fill: string): string {
  const waistY = (left[1] + hips[0][1]) / 2;
  return `<path fill="${fill}" d="M${left[0] - 2.5} ${left[1] - 2}Q${(left[0] + right[0]) / 2} ${left[1] - 5} ${right[0] + 2.5} ${right[1] - 2}
    Q${hips[1][0] + 6} ${waistY} ${hips[1][0] + 5.8} ${hips[1][1] + 1}L${hips[0][0] - 5.8} ${hips[0][1] + 1}Q${hips[0][0] - 6} ${waistY} ${left[0] - 2.5} ${left[1] - 2}Z"/>`;
}

/** From one joint to the next, thinner towards the end. */
function limb([from, fromRadius]: [Point, number], [to, toRadius]: [Point, number], fill: string): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [acrossX, acrossY] = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  const edge = ([x, y]: Point, by: number) => `${(x + acrossX * by).toFixed(1)} ${(y + acrossY * by).toFixed(1)}`;
  const sides = `M${edge(from, fromRadius)}L${edge(to, toRadius)}L${edge(to, -toRadius)}L${edge(from, -fromRadius)}Z`;
  return `${circle(from, fromRadius, fill)}${circle(to, toRadius, fill)}<path fill="${fill}" d="${sides}"/>`;
}

function circle([x, y]: Point, radius: number, fill: string): string {
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" fill="${fill}"/>`;
}
