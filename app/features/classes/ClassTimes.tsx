import { Trans } from '@lingui/react/macro';
import { CalendarClock } from 'lucide-react';
import { clockText, zoneCity } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import { useTimeZone } from '../../components/use-time-zone.ts';
import type { ListedClass } from '../schedule/listed-class.ts';
import { clocksChange } from '../schedule/zone-note.ts';

type ClassTimesProps = {
  listed: ListedClass;
  studio: { timeZone: string };
  startedAtMs: number | null;
  endedAtMs: number | null;
  nowMs: number;
};

/** When a class is (or was), for the viewer and for the studio. */
export function ClassTimes({ listed, studio, startedAtMs, endedAtMs, nowMs }: ClassTimesProps) {
  const { dayText } = useTimeText();
  const viewerZone = useTimeZone(studio.timeZone);
  const { startsAtMs, plannedMinutes } = listed;
  const day = dayText(startsAtMs, viewerZone, nowMs);
  const city = zoneCity(viewerZone);
  if (startedAtMs !== null && endedAtMs !== null) {
    const [from, to] = [clockText(startedAtMs, viewerZone), clockText(endedAtMs, viewerZone)];
    return (
      <p className="sub">
        <Trans>
          {day}, {from} to {to} in {city}
        </Trans>
      </p>
    );
  }
  const time = clockText(startsAtMs, viewerZone);
  const studioTime = clockText(startsAtMs, studio.timeZone);
  const studioCity = zoneCity(studio.timeZone);
  const zones = { viewerZone, studioZone: studio.timeZone };
  return (
    <>
      <p className="sub">
        <Trans>
          {day}, {time} in {city}
        </Trans>
        {viewerZone === studio.timeZone ? null : (
          <>
            {' · '}
            <Trans>
              {studioTime} in {studioCity}
            </Trans>
          </>
        )}
        {' · '}
        <Trans>{plannedMinutes} min</Trans>
      </p>
      {startsAtMs > nowMs && clocksChange({ ...zones, fromMs: nowMs, toMs: startsAtMs }) ? (
        <p className="row t14 muted clock-change">
          <CalendarClock size={16} aria-hidden />
          <Trans>Clocks change before this class. The times here already count that in.</Trans>
        </p>
      ) : null}
    </>
  );
}
