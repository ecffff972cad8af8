import type { Slot } from '#core/ids.ts';

/** One look per second at one slot. `bpm` is `null` while there is no live number: a gap, never a 0. */
export type HistorySample = { atMs: number; bpm: number | null };

/** The last minute of everybody's heart rate, as far as this viewer may see it. */
export type HeartRateHistory = {
  note(slot: Slot, sample: HistorySample): void;
  /** The newest of everybody; who has none is forgotten. */
  noteAll(samples: ReadonlyMap<Slot, HistorySample>): void;
  /** Oldest first, no older than `HISTORY_MS`. The caller only reads. */
  of(slot: Slot): readonly HistorySample[];
  all(): ReadonlyMap<Slot, readonly HistorySample[]>;
  /** Median of the 5 s that end at `atMs`; `null` when fewer than two looks had a number. */
  medianBpm(slot: Slot, atMs: number): number | null;
};

/** What a sparkline shows. */
export const HISTORY_MS = 60_000;
const MEDIAN_OVER_MS = 5000;
/** A busy page looks less often than every second. */
const MEDIAN_SAMPLES_MIN = 2;
const NOTHING: readonly HistorySample[] = [];

/** @param before where to go on from */
export function createHeartRateHistory(
  before: ReadonlyMap<Slot, readonly HistorySample[]> = new Map(),
): HeartRateHistory {
  const samples = new Map([...before].map(([slot, known]) => [slot, [...known]]));

  function note(slot: Slot, sample: HistorySample): void {
    const known = samples.get(slot) ?? [];
    known.push(sample);
    while (known[0] !== undefined && sample.atMs - known[0].atMs > HISTORY_MS) known.shift();
    samples.set(slot, known);
  }

  function medianBpm(slot: Slot, atMs: number): number | null {
    const values: number[] = [];
    for (const sample of samples.get(slot) ?? NOTHING) {
      if (sample.bpm !== null && sample.atMs <= atMs && sample.atMs > atMs - MEDIAN_OVER_MS) values.push(sample.bpm);
    }
    if (values.length < MEDIAN_SAMPLES_MIN) return null;
    values.sort((a, b) => a - b);
    const middle = values.length >> 1;
    const upper = values[middle] ?? 0;
    return values.length % 2 === 1 ? upper : ((values[middle - 1] ?? upper) + upper) / 2;
  }

  return {
    note,
    noteAll(newest) {
      for (const slot of samples.keys()) if (!newest.has(slot)) samples.delete(slot);
      for (const [slot, sample] of newest) note(slot, sample);
    },
    of: (slot) => samples.get(slot) ?? NOTHING,
    all: () => samples,
    medianBpm,
  };
}
