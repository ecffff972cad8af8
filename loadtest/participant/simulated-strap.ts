import type { StrapReading } from '#core/simulation/beats.ts';
import type { HeartParameters } from '#core/simulation/heart-model.ts';
import { createStrapSimulation } from '#core/simulation/strap-simulation.ts';

/** A strap on a simulated body: a reading a second, and now and then it loses the skin for a while. */
export type SimulatedStrap = { close(): void };

export function startSimulatedStrap({
  body,
  intensity,
  warmUp,
  onReading,
  onSensor,
  random,
  lossPerSecond,
  sureLossAfterS = null,
}: {
  body: HeartParameters;
  /** Share of the reserve that is worked at now, 0…1. */
  intensity(): number;
  /** What the body did before: one intensity per second, the oldest first. */
  warmUp: number[];
  onReading(reading: StrapReading): void;
  onSensor(state: 'connected' | 'searching'): void;
  random: () => number;
  /** Chance per second that the strap loses the skin. */
  lossPerSecond?: number;
  /** After so many seconds it loses the skin whatever chance says. */
  sureLossAfterS?: number | null;
}): SimulatedStrap {
  const strap = createStrapSimulation({
    ...{ body, random, sureLossAfterS, warmUp },
    ...(lossPerSecond !== undefined && { lossPerSecond }),
  });
  let lastAt = performance.now();
  let isOnSkin = true;

  function second(): void {
    const now = performance.now();
    const reading = strap.next({ seconds: (now - lastAt) / 1000, intensity: intensity() });
    lastAt = now;
    if (isOnSkin !== (reading !== null)) onSensor(reading === null ? 'searching' : 'connected');
    isOnSkin = reading !== null;
    if (reading !== null) onReading(reading);
  }

  onSensor('connected');
  second();
  const timer = setInterval(second, 1000);
  return { close: () => clearInterval(timer) };
}
