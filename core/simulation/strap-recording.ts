import type { StrapReading } from './beats.ts';
import type { ScriptBlock } from './class-script.ts';
import { createEffort, zoneShareOf } from './effort.ts';
import { seededRandom } from './seeded-random.ts';
import type { SimulatedBody } from './simulated-person.ts';
import { createStrapSimulation } from './strap-simulation.ts';

/** A reading with the second of the class it belongs to. */
export type RecordedReading = StrapReading & { secondsIn: number };

/** All that a strap notified in a class: one reading a second, with a gap now and then. */
export function recordClass({
  body,
  script,
  seconds,
  seed,
}: {
  body: SimulatedBody;
  script: ScriptBlock[];
  seconds: number;
  seed: number;
}): RecordedReading[] {
  const strap = createStrapSimulation({ body, random: seededRandom(seed) });
  const effort = createEffort({ script, zoneShare: zoneShareOf(body), eagerness: body.effort });
  const readings: RecordedReading[] = [];
  for (let secondsIn = 1; secondsIn <= seconds; secondsIn++) {
    const reading = strap.next({ seconds: 1, intensity: effort.intensityAt(secondsIn - 1) });
    if (reading !== null) readings.push({ ...reading, secondsIn });
  }
  return readings;
}
