/**
 * Maximum heart rate from age: 208 - 0.7 × age, whole bpm.
 *
 * Source: Tanaka H, Monahan KD, Seals DR (2001). Age-predicted maximal heart rate revisited.
 * J Am Coll Cardiol 37(1):153-156. A meta-analysis over 351 studies, confirmed in 514 healthy people. People of one
 * age differ by about ±10 bpm (1 SD), so a measured maximum is always better.
 */
export function tanakaHrMaxBpm({ ageYears }: { ageYears: number }): number {
  // Tenths, so that 0.7 × age is exact and a half rounds up.
  return Math.floor((2080 - 7 * ageYears + 5) / 10);
}
