import { ZONES, type ZoneBounds, zoneOf } from '#core/zones.ts';

/** Five steps with a pointer inside the present one. Position says the zone without colour. */
export function ZoneLadder() {
  return (
    <ol className="ladder" aria-hidden="true">
      {[...ZONES].reverse().map(({ number }) => (
        <li key={number} data-step={number}>
          {number}
        </li>
      ))}
    </ol>
  );
}

/** Where in its zone a heart rate lies, 0 at the lower bound, 1 at the upper; zone 1 begins at half of the maximum. */
export function placeInZone(bpm: number, { bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }): string {
  const edges = [hrMaxBpm / 2, ...bounds, hrMaxBpm];
  const zone = zoneOf(bpm, bounds);
  const lower = edges[zone - 1] ?? 0;
  const upper = edges[zone] ?? hrMaxBpm;
  const place = upper <= lower ? 1 : (bpm - lower) / (upper - lower);
  return Math.min(1, Math.max(0, place)).toFixed(2);
}
