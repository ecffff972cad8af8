import { decodeHeartRateMeasurement, encodeHeartRateMeasurement } from '#core/ble/heart-rate-measurement.ts';
import type { StreamId } from '#core/ids.ts';
import { seededRandom } from '#core/simulation/seeded-random.ts';
import type { SimulatedBody } from '#core/simulation/simulated-person.ts';
import { createStrapSimulation } from '#core/simulation/strap-simulation.ts';
import { randomUuid } from '../random-uuid.ts';
import type { StrapNotification } from './heart-rate-strap.ts';

export type SimulatedStrap = { close(): void };

const NOTIFIES_EVERY_MS = 1000;

/**
 * A strap that is not there, on a body that is not there: it notifies the bytes that a real one would, once a second,
 * and from the decoder on nothing tells the two apart. Its owner says to the server that it is simulated.
 */
export function startSimulatedStrap({
  person: { body, seed },
  intensity,
  onNotification,
}: {
  person: { body: SimulatedBody; seed: number };
  /** Share of the reserve that is worked at now, 0…1. */
  intensity(): number;
  onNotification(notification: StrapNotification): void;
}): SimulatedStrap {
  const strap = createStrapSimulation({ body, random: seededRandom(seed) });
  const streamId = randomUuid() as StreamId;
  let lastAtMs = performance.now();

  function notify(): void {
    const arrivedAtMs = performance.now();
    const sent = strap.next({ seconds: (arrivedAtMs - lastAtMs) / 1000, intensity: intensity() });
    lastAtMs = arrivedAtMs;
    const bytes = encodeHeartRateMeasurement(
      sent === null ? { bpm: null, contact: 'no-contact', rr1024: [] } : { ...sent, contact: 'contact' },
    );
    const decoded = decodeHeartRateMeasurement(new DataView(bytes.buffer));
    if (decoded.ok) onNotification({ streamId, reading: decoded.reading, arrivedAtMs });
  }

  notify();
  const timer = setInterval(notify, NOTIFIES_EVERY_MS);
  return { close: () => clearInterval(timer) };
}
