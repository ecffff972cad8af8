import { type AthleteSettings, withDefaults } from '#core/athlete.ts';
import { ZONES, zoneLowerBoundsBpm } from '#core/zones.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';

/** The zones that follow from the settings, as they are typed. */
export function OwnZones({ settings, thisYear }: { settings: AthleteSettings; thisYear: number }) {
  const { hrMaxBpm, defaultsUsed } = withDefaults(settings, thisYear);
  const bounds = zoneLowerBoundsBpm({ hrMaxBpm });
  return (
    <aside className="panel">
      <h2 className="title-3 panel-head">Your zones</h2>
      <ul className="own-zones">
        {ZONES.toReversed().map(({ number, name }) => {
          const from = bounds[number - 2];
          const to = bounds[number - 1];
          return (
            <li key={number}>
              <ZoneMark zone={number} isDecorative />
              <span>
                <span className="sr">Zone {number}, </span>
                {name}
              </span>
              <span className="num">{rangeText(from, to)}</span>
            </li>
          );
        })}
      </ul>
      <p className="t13 muted panel-foot">
        {defaultsUsed.includes('hr-max')
          ? `From an estimated maximum of ${Math.round(hrMaxBpm)} bpm${defaultsUsed.includes('age') ? ', at an assumed age' : ''}.`
          : `From your maximum of ${hrMaxBpm} bpm.`}{' '}
        Zones are steps of 10 % of it.
      </p>
    </aside>
  );
}

function rangeText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return `under ${to} bpm`;
  return to === undefined ? `from ${from} bpm` : `${from} to ${to - 1} bpm`;
}
