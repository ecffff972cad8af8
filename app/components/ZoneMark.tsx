import { useLingui } from '@lingui/react/macro';
import { ZONES, type ZoneNumber } from '#core/zones.ts';
import { ZONE_NAMES } from './zone-words.ts';

/** Eight points; the outer radius, then the inner one, in turn. */
const BURST = `${Array.from({ length: 16 }, (_, index) => {
  const angle = (index * Math.PI) / 8 - Math.PI / 2;
  const radius = index % 2 === 0 ? 15.6 : 12.4;
  const point = `${(16 + radius * Math.cos(angle)).toFixed(2)} ${(16 + radius * Math.sin(angle)).toFixed(2)}`;
  return `${index === 0 ? 'M' : 'L'}${point}`;
}).join('')}Z`;

const SHAPES = {
  circle: <circle cx="16" cy="16" r="13.5" />,
  'rounded-square': <rect x="3.2" y="3.2" width="25.6" height="25.6" rx="6" />,
  hexagon: <path d="M9.2 3.6h13.6L30 16l-7.2 12.4H9.2L2 16Z" strokeLinejoin="round" />,
  diamond: <path d="M16 .6 31.4 16 16 31.4.6 16Z" strokeLinejoin="round" />,
  burst: <path d={BURST} strokeLinejoin="round" />,
} as const;

type ZoneMarkProps = {
  zone: ZoneNumber;
  /** Edge in px, 18…48. */
  size?: number;
  /** For a mark that stands on its own zone's colour. */
  isInverse?: boolean;
  /** For a mark next to words that say the zone. */
  isDecorative?: boolean;
};

/** The zone's number in the zone's shape: what a zone looks like wherever it is shown, so colour is never alone. */
export function ZoneMark({ zone, size = 24, isInverse = false, isDecorative = false }: ZoneMarkProps) {
  const { t } = useLingui();
  const { shape } = ZONES[zone - 1] ?? ZONES[0];
  const name = t(ZONE_NAMES[zone]);
  const label = isDecorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': t`Zone ${zone}, ${name}` } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or decorative.
    <svg
      className={isInverse ? 'zmark inv' : 'zmark'}
      data-z={zone}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      {...label}
    >
      <g className="sh">{SHAPES[shape]}</g>
      <text x="16" y="16" dy=".36em" textAnchor="middle">
        {zone}
      </text>
    </svg>
  );
}
