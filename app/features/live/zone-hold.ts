import type { ZoneNumber } from '#core/zones.ts';

/** 0: no zone, the neutral surface. */
export type ShownZone = ZoneNumber | 0;

/** A zone colour stays at least this long, so that a heart rate on a bound does not flicker. */
const HOLD_MS = 2000;

export type ZoneHold = {
  /** What to show now; when it differs from what was asked, ask again after `againInMs`. */
  show(zone: ShownZone, nowMs: number): { zone: ShownZone; againInMs: number | null };
};

/** Limits zone changes of one place to one in two seconds. Losing and regaining the signal is never held back. */
export function createZoneHold(): ZoneHold {
  let shown: ShownZone = 0;
  let changedAtMs = Number.NEGATIVE_INFINITY;
  return {
    show(zone, nowMs) {
      if (zone === shown) return { zone, againInMs: null };
      const heldForMs = nowMs - changedAtMs;
      const isBetweenZones = zone !== 0 && shown !== 0;
      if (isBetweenZones && heldForMs < HOLD_MS) return { zone: shown, againInMs: HOLD_MS - heldForMs };
      shown = zone;
      changedAtMs = nowMs;
      return { zone, againInMs: null };
    },
  };
}
