import { intervalClass } from '#core/simulation/class-script.ts';
import { createEffort, zoneShareOf } from '#core/simulation/effort.ts';
import type { SimulatedBody } from '#core/simulation/simulated-person.ts';
import { ARRIVAL } from '#core/simulation/strap-simulation.ts';
import type { RoomStore } from '../../../stores/room.ts';

export type SimulatedEffort = { intensity(): number; close(): void };

/**
 * How hard the body works whose heart a visitor of the demo has borrowed: as on arrival until they are in the room, then
 * as the class does, and by the cues while a person leads.
 */
export function createSimulatedEffort({
  room,
  body,
  nowMs,
}: {
  room: RoomStore;
  body: SimulatedBody;
  /** Session clock. */
  nowMs(): number;
}): SimulatedEffort {
  const { plannedMinutes } = room.getState().session;
  const effort = createEffort({
    script: intervalClass({ minutes: plannedMinutes }),
    zoneShare: zoneShareOf(body),
    eagerness: body.effort,
  });
  const secondsIn = () => (nowMs() - (room.getState().session.startedAtMs ?? nowMs())) / 1000;

  const close = room.subscribe((state, before) => {
    if (state.others !== before.others) {
      const isPersonLeading = state.others.some(({ role, isSimulated }) => role === 'instructor' && !isSimulated);
      effort.ledBy(isPersonLeading ? 'person' : 'script', secondsIn());
    }
    const { latestCue } = state;
    if (latestCue !== null && latestCue.cueId !== before.latestCue?.cueId) effort.cued(latestCue.cue.kind);
  });
  return {
    intensity: () => (room.getState().phase.phase === 'room' ? effort.intensityAt(secondsIn()) : ARRIVAL.intensity),
    close,
  };
}
