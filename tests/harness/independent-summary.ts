/**
 * The summary of a class, computed a second time from its definition alone and on purpose without `core/`: what the
 * product shows is compared with this. The definition: each interval between consecutive heart rates counts with the
 * earlier one's value if it lasts 5 s or less; a longer one is a gap and counts nothing.
 */

/** One notification that a strap really sent. */
export type SentFrame = {
  /** Unix ms. */
  sentAtMs: number;
  /** The bytes of 0x2A37. */
  bytes: Uint8Array;
};

export type IndependentSummary = {
  /** Weighted by time. */
  averageBpm: number;
  maximumBpm: number;
  /** Seconds in zones 1 to 5. */
  secondsInZone: [number, number, number, number, number];
  recordedSeconds: number;
};

const LONGEST_INTERVAL_MS = 5000;

export function summarizeIndependently(
  frames: readonly SentFrame[],
  { hrMaxBpm }: { hrMaxBpm: number },
): IndependentSummary {
  const beats = frames
    .map(({ sentAtMs, bytes }) => ({ sentAtMs, bpm: heartRateIn(bytes) }))
    .filter(({ bpm }) => bpm > 0);
  let weightedBpmMs = 0;
  let recordedMs = 0;
  const zoneMs: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (let index = 1; index < beats.length; index++) {
    const earlier = beats[index - 1]!;
    const lastedMs = beats[index]!.sentAtMs - earlier.sentAtMs;
    if (lastedMs > LONGEST_INTERVAL_MS) continue;
    weightedBpmMs += earlier.bpm * lastedMs;
    recordedMs += lastedMs;
    zoneMs[zoneIndexOf(earlier.bpm, hrMaxBpm)]! += lastedMs;
  }
  return {
    averageBpm: weightedBpmMs / recordedMs,
    maximumBpm: Math.max(...beats.map(({ bpm }) => bpm)),
    secondsInZone: zoneMs.map((ms) => ms / 1000) as IndependentSummary['secondsInZone'],
    recordedSeconds: recordedMs / 1000,
  };
}

/** The heart rate in a 0x2A37 value; 0 is the strap's word for none. */
export function heartRateIn(bytes: Uint8Array): number {
  const isTwoBytes = (bytes[0]! & 1) === 1;
  return isTwoBytes ? bytes[1]! + 256 * bytes[2]! : bytes[1]!;
}

/** 0 to 4 for zones 1 to 5, which begin at 60, 70, 80 and 90 % of the maximum. Whole numbers only, so exact. */
function zoneIndexOf(bpm: number, hrMaxBpm: number): number {
  return [60, 70, 80, 90].filter((percent) => bpm * 100 >= hrMaxBpm * percent).length;
}
