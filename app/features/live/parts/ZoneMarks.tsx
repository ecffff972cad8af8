import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../../components/ZoneMark.tsx';

/**
 * All five marks; the stylesheet shows the one of the nearest `data-z`, so that a zone changes without rendering.
 * By default they stand on the zone's own colour.
 */
export function ZoneMarks({ size, isOnPanel = false }: { size: number; isOnPanel?: boolean }) {
  return (
    <span className="zone-marks" aria-hidden="true">
      {ZONES.map(({ number }) => (
        <span key={number} data-mark={number}>
          <ZoneMark zone={number} size={size} isInverse={!isOnPanel} isDecorative />
        </span>
      ))}
    </span>
  );
}
