import { useLingui } from '@lingui/react/macro';
import { ZONES } from '#core/zones.ts';
import { zonesLabel } from './zones-label.ts';

/** One bar, split by zone, each part with its number where there is room; the words say the same. */
export function MiniZones({ secondsInZone }: { secondsInZone: readonly number[] }) {
  const { t } = useLingui();
  const words = t(zonesLabel(secondsInZone));
  return (
    <span className="mini-zones" role="img" aria-label={words} title={words}>
      {ZONES.map(({ number }) => {
        const seconds = secondsInZone[number - 1] ?? 0;
        return seconds < 0.5 ? null : (
          <i key={number} className="zone-part" data-z={number} style={{ flexGrow: seconds }}>
            <span>{number}</span>
          </i>
        );
      })}
    </span>
  );
}
