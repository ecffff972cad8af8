import { useLingui } from '@lingui/react/macro';
import { durationText } from '#core/duration-text.ts';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import { ZONE_NAMES } from '../../components/zone-words.ts';

/** Time in each zone, highest first; bars are shares of the longest. */
export function ZoneTimes({ secondsInZone }: { secondsInZone: readonly number[] }) {
  const { t } = useLingui();
  const longest = Math.max(1, ...secondsInZone);
  return (
    <ul className="zone-times">
      {ZONES.toReversed().map(({ number }) => {
        const seconds = secondsInZone[number - 1] ?? 0;
        return (
          <li key={number} data-z={number}>
            <ZoneMark zone={number} />
            <span>{t(ZONE_NAMES[number])}</span>
            <span className="bar" aria-hidden>
              {seconds < 0.5 ? null : <i style={{ width: `${((seconds / longest) * 100).toFixed(1)}%` }} />}
            </span>
            <span className="num">{durationText(seconds)}</span>
          </li>
        );
      })}
    </ul>
  );
}
