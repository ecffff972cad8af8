import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { zoneCity } from '../../components/time-text.ts';
import { offsetMs } from './zoned-time.ts';

const HOUR_MS = 60 * 60_000;

type Zones = { viewerZone: string; studioZone: string };

/** In whose time the page speaks, and how far the studio is from it at `atMs`. */
export function zoneNote({ viewerZone, studioZone, atMs }: Zones & { atMs: number }): MessageDescriptor {
  const here = zoneCity(viewerZone);
  const there = zoneCity(studioZone);
  if (viewerZone === studioZone) return msg`Times in your zone, ${here}.`;
  const hours = (offsetMs(atMs, studioZone) - offsetMs(atMs, viewerZone)) / HOUR_MS;
  if (hours === 0) return msg`Times in your zone, ${here}. It is the same time at the studio in ${there}.`;
  if (hours > 0) {
    return msg`Times in your zone, ${here}. The studio is in ${there}, ${plural(hours, { one: '# hour', other: '# hours' })} ahead.`;
  }
  return msg`Times in your zone, ${here}. The studio is in ${there}, ${plural(-hours, { one: '# hour', other: '# hours' })} behind.`;
}

/** Do the viewer's or the studio's clocks change between now and then? Then the hours between the two may be other ones. */
export function clocksChange({
  viewerZone,
  studioZone,
  fromMs,
  toMs,
}: Zones & { fromMs: number; toMs: number }): boolean {
  return [viewerZone, studioZone].some((zone) => offsetMs(fromMs, zone) !== offsetMs(toMs, zone));
}
