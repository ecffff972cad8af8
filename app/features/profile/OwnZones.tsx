import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type AthleteSettings, withDefaults } from '#core/athlete.ts';
import { ZONES, zoneLowerBoundsBpm } from '#core/zones.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import { ZONE_NAMES } from '../../components/zone-words.ts';

/** The zones that follow from the settings, as they are typed. */
export function OwnZones({ settings, thisYear }: { settings: AthleteSettings; thisYear: number }) {
  const { i18n } = useLingui();
  const { hrMaxBpm, defaultsUsed } = withDefaults(settings, thisYear);
  const bounds = zoneLowerBoundsBpm({ hrMaxBpm });
  return (
    <aside className="panel">
      <h2 className="title-3 panel-head">
        <Trans>Your zones</Trans>
      </h2>
      <ul className="own-zones">
        {ZONES.toReversed().map(({ number }) => {
          const from = bounds[number - 2];
          const to = bounds[number - 1];
          return (
            <li key={number}>
              <ZoneMark zone={number} isDecorative />
              <span>
                <span className="sr">
                  <Trans>Zone {number}</Trans>{' '}
                </span>
                {i18n._(ZONE_NAMES[number])}
              </span>
              <span className="num">{rangeText(i18n, from, to)}</span>
            </li>
          );
        })}
      </ul>
      <p className="t13 muted panel-foot">
        <ZonesSource
          hrMaxBpm={Math.round(hrMaxBpm)}
          isEstimated={defaultsUsed.includes('hr-max')}
          isAgeAssumed={defaultsUsed.includes('age')}
        />
      </p>
    </aside>
  );
}

function ZonesSource({
  hrMaxBpm,
  isEstimated,
  isAgeAssumed,
}: {
  hrMaxBpm: number;
  isEstimated: boolean;
  isAgeAssumed: boolean;
}) {
  if (!isEstimated) return <Trans>From your maximum of {hrMaxBpm} bpm. Zones are steps of 10 % of it.</Trans>;
  return isAgeAssumed ? (
    <Trans>From an estimated maximum of {hrMaxBpm} bpm, at an assumed age. Zones are steps of 10 % of it.</Trans>
  ) : (
    <Trans>From an estimated maximum of {hrMaxBpm} bpm. Zones are steps of 10 % of it.</Trans>
  );
}

/** @param next where the zone above begins; one of the two is there */
function rangeText(i18n: I18n, from: number | undefined, next = 0): string {
  if (from === undefined) return i18n._(msg`under ${next} bpm`);
  if (next === 0) return i18n._(msg`from ${from} bpm`);
  const to = next - 1;
  return i18n._(msg`${from} to ${to} bpm`);
}
