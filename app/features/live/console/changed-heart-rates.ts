import type { Slot } from '#core/ids.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';

const GONE: HeartRate = { state: 'gone' };

/** Whose heart rate is another one than before; `gone` for those of whom nothing is known any more. */
export function changedHeartRates(
  before: ReadonlyMap<Slot, HeartRate>,
  after: ReadonlyMap<Slot, HeartRate>,
): (readonly [Slot, HeartRate])[] {
  if (before === after) return [];
  const changed: (readonly [Slot, HeartRate])[] = [];
  for (const entry of after) if (before.get(entry[0]) !== entry[1]) changed.push(entry);
  for (const slot of before.keys()) if (!after.has(slot)) changed.push([slot, GONE]);
  return changed;
}
