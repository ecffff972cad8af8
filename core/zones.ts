/** Heart-rate zone. */
export type ZoneNumber = 1 | 2 | 3 | 4 | 5;

/** Lowest bpm of zones 2, 3, 4 and 5. Zone 1 is everything below the first. */
export type ZoneBounds = readonly [number, number, number, number];

/** The outline that a zone number stands in, so that colour is never the only sign. See `ZoneMark`. */
export type ZoneShape = 'circle' | 'rounded-square' | 'hexagon' | 'diamond' | 'burst';

export type Zone = { number: ZoneNumber; name: string; shape: ZoneShape };

/** Five steps of 10 % of the maximum heart rate, in rising order. */
export const ZONES = [
  { number: 1, name: 'Very light', shape: 'circle' },
  { number: 2, name: 'Light', shape: 'rounded-square' },
  { number: 3, name: 'Moderate', shape: 'hexagon' },
  { number: 4, name: 'Hard', shape: 'diamond' },
  { number: 5, name: 'Maximum', shape: 'burst' },
] as const satisfies readonly Zone[];

/**
 * Zones of 50, 60, 70, 80 and 90 % of the maximum heart rate, the common five-step scheme
 * (Edwards S (1993). The Heart Rate Monitor Book). A bound is the lowest whole bpm that reaches its percentage;
 * everything below 60 % counts as zone 1.
 */
export function zoneLowerBoundsBpm({ hrMaxBpm }: { hrMaxBpm: number }): ZoneBounds {
  // Whole numbers up to the one division, so that the inexact 0.6 or 0.7 cannot lift a bound by one.
  const atTenths = (tenths: number) => Math.ceil((hrMaxBpm * tenths) / 10);
  return [atTenths(6), atTenths(7), atTenths(8), atTenths(9)];
}

/** The zone that a heart rate lies in. A heart rate on a bound belongs to the higher zone. */
export function zoneOf(bpm: number, bounds: ZoneBounds): ZoneNumber {
  if (bpm >= bounds[3]) return 5;
  if (bpm >= bounds[2]) return 4;
  if (bpm >= bounds[1]) return 3;
  if (bpm >= bounds[0]) return 2;
  return 1;
}
