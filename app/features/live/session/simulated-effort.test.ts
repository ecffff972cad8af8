import { beforeEach, expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import type { Cue, ParticipantInfo } from '#core/protocol/signaling.ts';
import { intervalClass } from '#core/simulation/class-script.ts';
import { simulatedBody } from '#core/simulation/simulated-person.ts';
import { ARRIVAL } from '#core/simulation/strap-simulation.ts';
import { createRoomStore, type RoomStore } from '../../../stores/room.ts';
import { aLiveClass } from '../test-live-class.ts';
import { createSimulatedEffort, type SimulatedEffort } from './simulated-effort.ts';

const body = simulatedBody(3, { year: 2026 });
const MINUTES = 45;
let room: RoomStore;
let secondsIn: number;
let effort: SimulatedEffort;

beforeEach(() => {
  secondsIn = 0;
  room = createRoomStore(aLiveClass({ session: { plannedMinutes: MINUTES } }), 0);
  effort = createSimulatedEffort({ room, body, nowMs: () => secondsIn * 1000 });
});

const instructor = (isSimulated: boolean): ParticipantInfo => ({
  participantId: 'mara' as ParticipantId,
  slot: 1,
  displayName: 'Mara',
  role: 'instructor',
  joinedAtMs: 0,
  isSimulated,
  hasSimulatedStrap: false,
  isHandRaised: false,
  handRaisedAtMs: null,
  producers: [],
});

function cued(kind: 'push' | 'ease'): void {
  const latestCue: Cue = {
    cueId: crypto.randomUUID(),
    to: 'class',
    cue: { kind },
    isHeld: false,
    sentAtMs: 0,
    fromName: 'Mara',
    isSimulated: true,
  };
  room.setState({ latestCue });
}

it('is that of somebody who arrives, until they are in the room, and then that of the class', () => {
  secondsIn = 200;
  expect(effort.intensity()).toBe(ARRIVAL.intensity);
  room.setState({ phase: { phase: 'room' }, others: [instructor(true)] });
  const hard = intervalClass({ minutes: MINUTES })[3];
  expect(effort.intensity()).toBeCloseTo((hard?.intensity ?? 0) * body.effort);
});

it('follows a person’s cues, and not those that the script has said', () => {
  secondsIn = 200;
  room.setState({ phase: { phase: 'room' }, others: [instructor(true)] });
  const scripted = effort.intensity();
  cued('ease');
  expect(effort.intensity()).toBe(scripted);
  room.setState({ others: [instructor(false)] });
  cued('ease');
  const eased = effort.intensity();
  expect(eased).toBeLessThan(scripted);
  cued('push');
  expect(effort.intensity()).toBeCloseTo(scripted);
});
