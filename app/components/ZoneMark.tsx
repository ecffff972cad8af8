import { ZONES, type ZoneNumber } from '#core/zones.ts';
import { ZONE_SHAPE_PATHS } from './zone-shapes.ts';

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
  const { shape, name } = ZONES[zone - 1] ?? ZONES[0];
  const label = isDecorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': `Zone ${zone}, ${name}` } as const);
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
      <g className="sh">
        <path d={ZONE_SHAPE_PATHS[shape]} strokeLinejoin="round" />
      </g>
      <text x="16" y="16" dy=".36em" textAnchor="middle">
        {zone}
      </text>
    </svg>
  );
}
