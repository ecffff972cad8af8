import type { EpochMs } from './ids.ts';
import type { HeartRateSample } from './samples.ts';
import { type ZoneBounds, type ZoneNumber, zoneOf } from './zones.ts';

/** The class so far is told in columns of this length, aligned to the session clock. */
export const COLUMN_MS = 5000;

/** The longest class whose history is told: so many columns before its newest one. */
export const COLUMNS_MAX = (4 * 60 * 60 * 1000) / COLUMN_MS;

/** Nothing captured, or nothing that may be shown. */
const NOTHING = '.';

/** The beginning of the column that a time lies in. */
export function columnStartMs(atMs: EpochMs): EpochMs {
  return Math.floor(atMs / COLUMN_MS) * COLUMN_MS;
}

/** The heart rate of each column from `fromMs` on, `null` where there is none; nothing after the last. */
export function columnBpms(samples: readonly HeartRateSample[], fromMs: EpochMs): (number | null)[] {
  const bpms: (number | null)[] = [];
  for (const { capturedAtMs, bpm } of samples) {
    const column = Math.floor((capturedAtMs - fromMs) / COLUMN_MS);
    if (column < 0) continue;
    while (bpms.length < column) bpms.push(null);
    bpms[column] = bpm;
  }
  return bpms;
}

/** One character for each column: the zone, or a point for none. */
export function encodeColumnZones(bpms: readonly (number | null)[], bounds: ZoneBounds): string {
  return bpms.map((bpm) => (bpm === null ? NOTHING : zoneOf(bpm, bounds))).join('');
}

export function decodeColumnZones(zones: string): (ZoneNumber | null)[] {
  return Array.from(zones, (character) => (character === NOTHING ? null : (Number(character) as ZoneNumber)));
}
